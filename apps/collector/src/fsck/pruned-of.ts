import type { Id } from '@kvitto/core'
import type { PrunedRecord } from '@kvitto/receipt'
import type { LogId } from '../log/log-id.ts'
import type { AuditRows } from './audit-rows.ts'

/** What the newest record of a site, or of its access log, says that was pruned; nothing where nothing was. */
export async function prunedOf(
  rows: AuditRows,
  site: Id | LogId,
): Promise<Pick<PrunedRecord, 'minimum' | 'before'>> {
  let pruned = { minimum: 0, before: '0000-01-01T00:00:00.000Z' }
  for await (const { kind, record } of rows.records(site)) {
    if (kind === 'pruned') pruned = JSON.parse(record)
  }
  return pruned
}
