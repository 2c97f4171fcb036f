import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { splitHashes } from './join-hashes.ts'

/**
 * Prepares the read of a tile. Only full tiles are stored; the open one of a level is read from what
 * is below it: leaf hashes at level 0, roots of full tiles above. So nothing is ever rewritten.
 */
export function readTile(database: Database) {
  const selectFull = database
    .prepare<[Id, number, number], Buffer>(
      'select hashes from tile where site = ? and level = ? and n = ?',
    )
    .pluck()
  const selectLeaves = database
    .prepare<[Id, number, number], Buffer>(
      'select leaf_hash from entry where site = ? and idx >= ? and idx < ? order by idx',
    )
    .pluck()
  const selectRoots = database
    .prepare<[Id, number, number, number], Buffer>(
      'select root from tile where site = ? and level = ? and n >= ? and n < ? order by n',
    )
    .pluck()

  return (site: Id, level: number, n: number, width: number): Uint8Array[] | undefined => {
    const full = selectFull.get(site, level, n)
    if (full) return splitHashes(full, width)
    const from = n * 256
    const hashes =
      level === 0
        ? selectLeaves.all(site, from, from + width)
        : selectRoots.all(site, level - 1, from, from + width)
    return hashes.length === width ? hashes : undefined
  }
}
