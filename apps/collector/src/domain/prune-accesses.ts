import { addDuration, type Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { accessLogOf } from '../log/log-id.ts'
import { declarePruned, MOST_AT_ONCE, type PruneAnswer } from './declare-pruned.ts'
import { requireSite } from './require-site.ts'

/** A rolling year, as security logs are kept: a misuse comes to light late, and is to be found then. */
export const LEAST_ACCESS_RETENTION = 'P1Y'

const DAY = 24 * 60 * 60 * 1000

/**
 * Removes what a site's access log says of before a day, once its retention is over; without a day, all of which it is.
 * The log says so first; then they go, some at a time. Called again for the same day it goes on where it was stopped.
 */
export async function pruneAccesses(
  deps: Deps,
  site: Id,
  before: string = lastDayOver(deps),
): Promise<PruneAnswer> {
  const { store, accessLog, accessRetention } = deps
  await requireSite(store, site)
  const pruned = await declarePruned(store, {
    log: accessLogOf(site),
    before,
    findRunning: () => (isOver(deps, Date.parse(before)) ? undefined : accessRetention),
    append: (record) => accessLog.prune(site, record),
  })
  const removed = await store.accesses.remove(site, pruned.minimum, MOST_AT_ONCE)
  return { ...pruned, removed, isDone: removed < MOST_AT_ONCE }
}

type Clock = Pick<Deps, 'accessRetention' | 'now'>

/** Whether what was recorded then, or earlier, need not be kept any longer. */
function isOver({ accessRetention, now }: Clock, at: number): boolean {
  return addDuration(at, accessRetention) <= now().getTime()
}

/** The last whole day, UTC, before which nothing need be kept. */
function lastDayOver(clock: Clock): string {
  let day = Math.floor(clock.now().getTime() / DAY) * DAY
  while (!isOver(clock, day)) day -= DAY
  return new Date(day).toISOString()
}
