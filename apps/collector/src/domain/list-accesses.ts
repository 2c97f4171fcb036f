import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import type { AccessFilter, StoredAccess } from '../storage/access-store.ts'
import { makeCursor, readCursor } from './page-cursor.ts'

/** Who read what, and when. */
export interface ShownAccess extends Omit<StoredAccess, 'id' | 'site'> {
  /** Of the token; null where there is none of that id. */
  label: string | null
}

/** One page of the site's accesses, newest first. */
export async function listAccesses(
  { store }: Pick<Deps, 'store'>,
  site: Id,
  filter: AccessFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ records: ShownAccess[]; next: string | null }> {
  const cursor = page.cursor === undefined ? undefined : readCursor(page.cursor)
  const after = cursor && { at: cursor.at, id: cursor.tie }
  // One more than asked for tells whether there is a next page.
  const found = await store.accesses.list(site, filter, { limit: page.limit + 1, after })
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  const tokens = await store.tokens.listTokens()
  const labels = new Map(tokens.map(({ id, label }) => [id, label]))
  return {
    records: shown.map(({ index, at, tokenId, query, found: records, filterHash }) => {
      const label = labels.get(tokenId) ?? null
      return { index, at, tokenId, label, query, found: records, filterHash }
    }),
    next: last && found.length > shown.length ? makeCursor(last.at, last.id) : null,
  }
}
