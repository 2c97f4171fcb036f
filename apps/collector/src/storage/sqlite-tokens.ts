import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import type { Access, Scope, StoredToken, TokenStore } from './token-store.ts'

type TokenRow = {
  id: string
  hash: Buffer
  scope: Scope
  site: Id | null
  label: string
  created_at: number
  revoked_at: number | null
}
type AccessRow = {
  at: number
  token_id: string
  site: Id
  query: Access['query']
  found: number
  filter_hash: string
}

/** The `TokenStore` contract on one SQLite database. */
export function sqliteTokens(database: Database): TokenStore {
  const insert = database.prepare('insert into token values (?, ?, ?, ?, ?, ?, ?)')
  const select = database.prepare<[string], TokenRow>('select * from token where id = ?')
  const list = database.prepare<[], TokenRow>('select * from token order by created_at, rowid')
  const revoke = database.prepare(
    'update token set revoked_at = coalesce(revoked_at, ?) where id = ?',
  )
  const insertAccess = database.prepare(
    'insert into access (at, token_id, site, query, found, filter_hash) values (?, ?, ?, ?, ?, ?)',
  )
  const accesses = database.prepare<[], AccessRow>('select * from access order by id')

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
    async recordAccess({ at, tokenId, site, query, found, filterHash }) {
      insertAccess.run(Date.parse(at), tokenId, site, query, found, filterHash)
    },
    listAccesses: async () =>
      accesses.all().map((row) => ({
        at: new Date(row.at).toISOString(),
        tokenId: row.token_id,
        site: row.site,
        query: row.query,
        found: row.found,
        filterHash: row.filter_hash,
      })),
  }
}

function toToken(row: TokenRow): StoredToken {
  const { id, hash, scope, site, label, created_at, revoked_at } = row
  return {
    id,
    hash,
    scope,
    site,
    label,
    createdAt: new Date(created_at).toISOString(),
    revokedAt: revoked_at === null ? null : new Date(revoked_at).toISOString(),
  }
}
