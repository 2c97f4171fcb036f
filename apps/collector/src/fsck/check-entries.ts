import type { Id } from '@kvitto/core'
import { formatLogEntry } from '@kvitto/receipt'
import { hashLeaf } from '../log/hash-node.ts'
import { turnOf } from '../log/log-id.ts'
import type { AuditRows, EntryRow } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'
import { KINDS } from './kinds.ts'
import { timeOf } from './time-of.ts'

/** Entries stand without gaps from 0 to the head's size, and each leaf is the hash of its entry. */
export async function checkEntries(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const newest = (await rows.logs(site)).at(-1)
  const size = turnOf(newest).first + (newest?.size ?? 0)
  let expected = 0
  for await (const entry of rows.entries(site)) {
    if (expected >= size) return entryFault(entry.index, `is added: the head has ${size} entries`)
    if (entry.index !== expected) return entryFault(Math.min(expected, entry.index), 'is missing')
    if (!isLeaf(entry)) return entryFault(expected, 'is altered: its leaf is not the hash of it')
    expected += 1
  }
  if (expected < size) return entryFault(expected, `is missing: the head has ${size} entries`)
  return undefined
}

function isLeaf({ kind, receivedAt, standsFor, leafHash }: EntryRow): boolean {
  const known = KINDS.find((each) => each === kind)
  if (!known || standsFor.length !== 32) return false
  const entry = formatLogEntry({ kind: known, receivedAt: timeOf(receivedAt), standsFor })
  return Buffer.compare(hashLeaf(entry), leafHash) === 0
}
