import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import type { LogId } from '../log/log-id.ts'
import { alongside } from './alongside.ts'
import type { AuditRows, EntryRow, RecordRow } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'

/**
 * Every entry that tells what became of a log has its record, of a site's logs or of its access log; resolves to these
 * by their indexes.
 */
export async function checkRecords(
  rows: AuditRows,
  site: Id | LogId,
): Promise<Fault | Map<number, RecordRow>> {
  const told = new Map<number, RecordRow>()
  for await (const { index, left, right } of alongside(turns(rows, site), rows.records(site))) {
    const [[entry], [row]] = [left, right]
    if (!row) return entryFault(index, 'has lost its record')
    if (!entry) return entryFault(index, 'is none that tells of a log, and has a record')
    const problem = compare(entry, row, site)
    if (problem) return entryFault(index, problem)
    told.set(index, row)
  }
  return told
}

const TURNS = ['closed', 'opened', 'pruned']

async function* turns(rows: AuditRows, site: Id | LogId): AsyncGenerator<EntryRow> {
  for await (const entry of rows.entries(site)) if (TURNS.includes(entry.kind)) yield entry
}

function compare(entry: EntryRow, row: RecordRow, site: Id | LogId): string | undefined {
  if (row.kind !== entry.kind) return 'has a record of another kind'
  if (Buffer.compare(hash('sha256', row.record, 'buffer'), entry.standsFor) !== 0) {
    return 'stands for another record'
  }
  const record = JSON.parse(row.record)
  if (record.site !== site) return 'has a record of another site'
  return record.minimum > row.index ? 'cannot have pruned what came later' : undefined
}
