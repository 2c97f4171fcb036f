import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import type { ErasureRecord } from '@kvitto/receipt'
import { alongside } from './alongside.ts'
import type { AuditRows, EntryRow, ErasureRow } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'
import { ofKind } from './of-kind.ts'
import { prunedOf } from './pruned-of.ts'

/** Index of a receipt's entry to that of the erasure that lists it. */
type Listed = Map<number, number>

/** Every entry of an erasure has its record, and what those records list is what is gone, no more and no less. */
export async function checkErasures(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const listed: Listed = new Map()
  const entries = ofKind(rows.entries(site), 'erasure')
  for await (const { index, left, right } of alongside(entries, rows.erasures(site))) {
    const [[entry], [row]] = [left, right]
    if (!row) return entryFault(index, 'has lost its erasure')
    if (!entry) return entryFault(index, 'is none of an erasure, and has one')
    const problem = compare(entry, row, site, listed)
    if (problem) return entryFault(index, problem)
  }
  return compareErased(rows, site, listed)
}

function compare(entry: EntryRow, row: ErasureRow, site: Id, listed: Listed): string | undefined {
  const { bytes, subject, erasedBy, index } = row
  if (Buffer.compare(hash('sha256', bytes, 'buffer'), entry.standsFor) !== 0) {
    return 'stands for another erasure'
  }
  const record: ErasureRecord = JSON.parse(bytes)
  if (record.site !== site) return 'has an erasure of another site'
  if (record.subject !== subject) return 'has an erasure whose column subject is altered'
  if (record.by !== erasedBy) return 'has an erasure whose column erased_by is altered'
  for (const receipt of record.receipts) {
    if (receipt >= index || listed.has(receipt)) return `cannot have erased entry ${receipt}`
    listed.set(receipt, index)
  }
  return undefined
}

async function compareErased(
  rows: AuditRows,
  site: Id,
  listed: Listed,
): Promise<Fault | undefined> {
  for await (const { index, erasure } of rows.erased(site)) {
    if (listed.get(index) !== erasure) {
      return entryFault(index, 'is kept as erased, and no erasure lists it')
    }
    listed.delete(index)
  }
  const { minimum } = await prunedOf(rows, site)
  const [missing] = [...listed.keys()].filter((index) => index >= minimum).sort((a, b) => a - b)
  return missing === undefined
    ? undefined
    : entryFault(missing, `is listed by erasure ${listed.get(missing)}, and not kept as erased`)
}
