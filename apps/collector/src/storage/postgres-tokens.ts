import type { Query } from './postgres-database.ts'
import { type TokenRow, toToken } from './token-rows.ts'
import type { TokenStore } from './token-store.ts'

/** The `TokenStore` contract on PostgreSQL. */
export function postgresTokens(query: Query): TokenStore {
  return {
    async addToken({ id, hash, scope, site, label, createdAt, revokedAt }) {
      const revoked = revokedAt && Date.parse(revokedAt)
      await query('insert into token values ($1, $2, $3, $4, $5, $6, $7)', [
        id,
        hash,
        scope,
        site,
        label,
        Date.parse(createdAt),
        revoked,
      ])
    },
    async getToken(id) {
      const [row] = await query<TokenRow>('select * from token where id = $1', [id])
      return row && toToken(row)
    },
    async listTokens() {
      const rows = await query<TokenRow>('select * from token order by created_at, id')
      return rows.map(toToken)
    },
    async revokeToken(id, at) {
      const rows = await query(
        'update token set revoked_at = coalesce(revoked_at, $2) where id = $1 returning id',
        [id, Date.parse(at)],
      )
      return rows.length > 0
    },
  }
}
