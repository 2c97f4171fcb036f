import type { Database } from 'better-sqlite3'
import { type TokenRow, toToken } from './token-rows.ts'
import type { TokenStore } from './token-store.ts'

/** The `TokenStore` contract on one SQLite database. */
export function sqliteTokens(database: Database): TokenStore {
  const insert = database.prepare('insert into token values (?, ?, ?, ?, ?, ?, ?)')
  const select = database.prepare<[string], TokenRow>('select * from token where id = ?')
  const list = database.prepare<[], TokenRow>('select * from token order by created_at, rowid')
  const revoke = database.prepare(
    'update token set revoked_at = coalesce(revoked_at, ?) where id = ?',
  )

  return {
    async addToken({ id, hash, scope, site, label, createdAt, revokedAt }) {
      const revoked = revokedAt && Date.parse(revokedAt)
      insert.run(id, hash, scope, site, label, Date.parse(createdAt), revoked)
    },
    async getToken(id) {
      const row = select.get(id)
      return row && toToken(row)
    },
    listTokens: async () => list.all().map(toToken),
    revokeToken: async (id, at) => revoke.run(Date.parse(at), id).changes > 0,
  }
}
