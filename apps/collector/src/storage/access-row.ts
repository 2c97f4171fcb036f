import type { Id } from '@kvitto/core'
import type { Access, AccessFilter, AccessPage, StoredAccess } from './access-store.ts'

/** As both databases keep it; times in ms since 1970. */
export interface AccessRow {
  id: number
  at: number
  token_id: string
  site: Id
  query: Access['query']
  found: number
  filter_hash: string
  idx: number | null
}

export function toAccess(row: AccessRow): StoredAccess {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    tokenId: row.token_id,
    site: row.site,
    query: row.query,
    found: row.found,
    filterHash: row.filter_hash,
    index: row.idx,
  }
}

/** The bounds of a page, as both databases compare them. */
export function spanOf({ from, to }: AccessFilter, { after }: AccessPage) {
  return {
    from: from === undefined ? 0 : Date.parse(from),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(to),
    at: after ? Date.parse(after.at) : Number.MAX_SAFE_INTEGER,
    id: after?.id ?? Number.MAX_SAFE_INTEGER,
  }
}
