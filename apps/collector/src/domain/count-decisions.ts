import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { requireSite } from './require-site.ts'

const DAY = 24 * 60 * 60 * 1000
/** What is counted is read, and others wait behind it: a quarter at once. */
const MOST_DAYS = 92

export interface DayCount {
  day: string
  /** A purpose or service; null: receipts that hold this decision at all. */
  id: Id | null
  decision: string
  receipts: number
}

/** How many stored receipts decide what on each of these UTC days, the last included. What was erased or pruned is not among them. */
export async function countDecisions(
  { store }: Deps,
  site: Id,
  days: { from: string; to: string },
): Promise<DayCount[]> {
  await requireSite(store, site)
  const [from, to] = [Date.parse(days.from), Date.parse(days.to) + DAY]
  if (to - from > MOST_DAYS * DAY) {
    const message = `expected at most ${MOST_DAYS} days, found ${(to - from) / DAY}`
    throw new CollectorError('query_invalid', message, { path: 'from' })
  }
  const counts = await store.receipts.countDecisions(site, { from, to })
  return counts.map(({ day, id, decision, n }) => ({
    day: new Date(day * DAY).toISOString().slice(0, 10),
    id,
    decision,
    receipts: n,
  }))
}
