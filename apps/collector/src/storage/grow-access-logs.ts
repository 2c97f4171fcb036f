import type { Id } from '@kvitto/core'
import { type AccessEntry, accessEntry } from '../log/access-entry.ts'
import { accessLogOf, type LogId } from '../log/log-id.ts'
import { type Access, MOST_TAKEN } from './access-store.ts'
import type { FullTile, GrowLog, LogHead } from './receipt-store.ts'

/** With an `id` where it was recorded before. */
export type Taken = Access & { id?: number }

/** What one transaction is asked to write: what waits of these sites, and then these. */
export interface AccessBatch {
  sites: Id[]
  accesses: readonly Access[]
}

export function batchOf(accesses: readonly Access[]): AccessBatch {
  return { sites: [...new Set(accesses.map(({ site }) => site))], accesses }
}

/** What one transaction takes: those that wait for an index, and then the new ones, unless as many wait as it may take. */
export function takeAccesses(
  waiting: readonly Taken[],
  accesses: readonly Access[],
): { taken: readonly Taken[]; isWritten: boolean } {
  const isWritten = waiting.length < MOST_TAKEN
  return { taken: isWritten ? [...waiting, ...accesses] : waiting, isWritten }
}

export interface GrownAccessLog<Kept extends Access> {
  log: LogId
  head: LogHead
  tiles: FullTile[]
  added: { index: number; access: Kept; entry: AccessEntry }[]
}

/** What a transaction is to write: each log's accesses, in their order, with the indexes that follow its head. */
export function growAccessLogs<Kept extends Access>(
  accesses: readonly Kept[],
  readHead: (log: LogId) => LogHead | undefined,
  grow: GrowLog,
): GrownAccessLog<Kept>[] {
  return batchOf(accesses).sites.map((site) => {
    const log = accessLogOf(site)
    const before = readHead(log)
    const own = accesses.filter((access) => access.site === site)
    const added = own.map((access, position) => {
      return { index: (before?.size ?? 0) + position, access, entry: accessEntry(access) }
    })
    const leafHashes = added.map(({ entry }) => entry.leafHash)
    return { log, ...grow(log, before, leafHashes), added }
  })
}
