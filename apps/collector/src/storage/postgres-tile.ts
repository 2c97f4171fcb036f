import type { Id } from '@kvitto/core'
import { splitHashes } from './join-hashes.ts'
import type { Query } from './postgres-database.ts'
import type { FullTile } from './receipt-store.ts'

/**
 * A tile's first hashes. Only full tiles are stored; the open one of a level is read from what is
 * below it: leaf hashes at level 0, roots of full tiles above. So nothing is ever rewritten, and what
 * was read stays right whoever appends.
 */
export async function readTile(
  query: Query,
  site: Id,
  { level, n, width }: { level: number; n: number; width: number },
): Promise<Uint8Array[] | undefined> {
  const [full] = await query<{ hashes: Buffer }>(
    'select hashes from tile where site = $1 and level = $2 and n = $3',
    [site, level, n],
  )
  if (full) return splitHashes(full.hashes, width)
  const from = n * 256
  const rows =
    level === 0
      ? await query<{ hash: Buffer }>(
          `select leaf_hash as hash from entry
           where site = $1 and idx >= $2 and idx < $3 order by idx`,
          [site, from, from + width],
        )
      : await query<{ hash: Buffer }>(
          `select root as hash from tile
           where site = $1 and level = $2 and n >= $3 and n < $4 order by n`,
          [site, level - 1, from, from + width],
        )
  return rows.length === width ? rows.map(({ hash }) => hash) : undefined
}

/** Sends the tiles that a log's new entries complete to a transaction that stored them. */
export function insertTiles(query: Query, site: Id, tiles: readonly FullTile[]): void {
  // Lower levels first: the hashes of one level are the roots of the one below.
  for (const { level, n, root } of tiles.toSorted((a, b) => a.level - b.level)) {
    query(insertTile(level === 0 ? LEAVES : ROOTS), [site, level, n, root])
  }
}

const LEAVES = `select leaf_hash as hash, idx as n from entry
  where site = $1 and idx >= $3 * 256 and idx < ($3 + 1) * 256`
const ROOTS = `select root as hash, n from tile
  where site = $1 and level = $2 - 1 and n >= $3 * 256 and n < ($3 + 1) * 256`

/** With fewer hashes than a tile has, it fails: null is refused. */
function insertTile(below: string): string {
  return `insert into tile (site, level, n, hashes, root)
    select $1, $2, $3, case count(*) when 256 then string_agg(hash, '' order by n) end, $4::bytea
    from (${below}) below`
}
