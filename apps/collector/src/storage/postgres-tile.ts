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

/** Stores the tiles that a log's new entries complete. */
export async function insertTiles(
  query: Query,
  site: Id,
  tiles: readonly FullTile[],
): Promise<void> {
  // Lower levels first: the hashes of one level are the roots of the one below.
  for (const { level, n, root } of tiles.toSorted((a, b) => a.level - b.level)) {
    const hashes = await readTile(query, site, { level, n, width: 256 })
    if (!hashes) throw new Error(`expected 256 hashes below tile ${level}/${n}, found fewer`)
    await query('insert into tile values ($1, $2, $3, $4, $5)', [
      site,
      level,
      n,
      Buffer.concat(hashes),
      root,
    ])
  }
}
