import { accessEntry } from '../log/access-entry.ts'
import { type LogId, siteOf } from '../log/log-id.ts'
import { alongside } from './alongside.ts'
import type { AccessLogRow, AuditRows, EntryRow, Indexed } from './audit-rows.ts'
import { checkRecords } from './check-records.ts'
import { entryFault, type Fault } from './fault.ts'
import { prunedOf } from './pruned-of.ts'
import { timeOf } from './time-of.ts'

/**
 * Every entry of the access log stands for the one access that is recorded with its index, or was pruned; every other
 * one says what was pruned.
 */
export async function checkAccesses(rows: AuditRows, log: LogId): Promise<Fault | undefined> {
  const told = await checkRecords(rows, log)
  if (!(told instanceof Map)) return told
  const { minimum, before } = await prunedOf(rows, log)
  const waiting = { n: 0 }
  let remaining = 0
  const logged = withIndex(rows.accesses(siteOf(log)), waiting)
  for await (const { index, left, right } of alongside(rows.entries(log), logged)) {
    const [[entry], [row, other]] = [left, right]
    if (!entry) return entryFault(index, 'is none, and has an access')
    const isGone = index < minimum && entry.receivedAt < Date.parse(before)
    if (!row && (isGone || told.get(index)?.kind === 'pruned')) continue
    if (!row) return entryFault(index, 'has lost its access')
    if (other) return entryFault(index, 'has two accesses')
    if (!isOf(entry, row)) return entryFault(index, 'stands for another access')
    if (index < minimum) remaining += 1
  }
  const problems = [
    remaining > 0 && `${remaining} pruned accesses are still there: prune again for the same day`,
    waiting.n > 0 &&
      `${waiting.n} accesses are in no log yet: the collector’s next start, or the next one of the site, takes them in`,
  ].filter((problem) => problem !== false)
  if (problems.length === 0) return undefined
  return { index: null, problem: problems.join('; '), isOpen: true }
}

function isOf({ kind, receivedAt, standsFor }: EntryRow, row: AccessLogRow): boolean {
  const expected = accessEntry({ ...row, at: timeOf(row.at) })
  return (
    kind === 'access' &&
    receivedAt === row.at &&
    Buffer.compare(expected.standsFor, standsFor) === 0
  )
}

/** Counts the others. */
async function* withIndex(
  rows: AsyncIterable<AccessLogRow>,
  others: { n: number },
): AsyncGenerator<AccessLogRow & Indexed> {
  for await (const row of rows) {
    const { index } = row
    if (index === null) others.n += 1
    else yield { ...row, index }
  }
}
