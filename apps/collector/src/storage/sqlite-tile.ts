import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { type LogId, splitLogId } from '../log/log-id.ts'
import { splitHashes } from './join-hashes.ts'

/**
 * Prepares the read of a tile. Only full tiles are stored; the open one of a level is read from what
 * is below it: leaf hashes at level 0, roots of full tiles above. So nothing is ever rewritten.
 */
export function readTile(database: Database) {
  const selectFull = database
    .prepare<[LogId, number, number], Buffer>(
      'select hashes from tile where site = ? and level = ? and n = ?',
    )
    .pluck()
  const selectLeaves = database
    .prepare<[Id, number, number], Buffer>(
      'select leaf_hash from entry where site = ? and idx >= ? and idx < ? order by idx',
    )
    .pluck()
  const selectFirst = database
    .prepare<[{ site: Id; generation: number }], number>(
      `select first from head where site = @site and generation = @generation
       union all select first from closed_log where site = @site and generation = @generation`,
    )
    .pluck()
  const selectEnd = database
    .prepare<[Id, number], number>(
      'select first + size from closed_log where site = ? and generation = ?',
    )
    .pluck()
  const selectRoots = database
    .prepare<[LogId, number, number, number], Buffer>(
      'select root from tile where site = ? and level = ? and n >= ? and n < ? order by n',
    )
    .pluck()

  return (log: LogId, level: number, n: number, width: number): Uint8Array[] | undefined => {
    const full = selectFull.get(log, level, n)
    if (full) return splitHashes(full, width)
    const from = n * 256
    const hashes =
      level === 0
        ? readLeaves(log, from, width)
        : selectRoots.all(log, level - 1, from, from + width)
    return hashes.length === width ? hashes : undefined
  }

  /** Those of a later log of the site do not count. */
  function readLeaves(log: LogId, from: number, width: number): Buffer[] {
    const { site, generation } = splitLogId(log)
    const first = generation === 1 ? 0 : selectFirst.get({ site, generation })
    if (first === undefined) return []
    const end = selectEnd.get(site, generation) ?? Number.POSITIVE_INFINITY
    return selectLeaves.all(site, first + from, Math.min(first + from + width, end))
  }
}
