import type { Id } from '@kvitto/core'
import type { Query } from './postgres-database.ts'
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
    async recordAccess({ at, tokenId, site, query: asked, found, filterHash }) {
      await query(
        `insert into access (at, token_id, site, query, found, filter_hash)
         values ($1, $2, $3, $4, $5, $6)`,
        [Date.parse(at), tokenId, site, asked, found, filterHash],
      )
    },
    async listAccesses() {
      const rows = await query<AccessRow>('select * from access order by id')
      return rows.map((row) => ({
        at: new Date(row.at).toISOString(),
        tokenId: row.token_id,
        site: row.site,
        query: row.query,
        found: row.found,
        filterHash: row.filter_hash,
      }))
    },
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
