import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { type AcceptedReceipt, ReceiptError, readStoredReceipt } from '@kvitto/receipt'
import { alongside } from './alongside.ts'
import type { AuditRows, EntryRow, ReceiptRow } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'
import { ofKind } from './of-kind.ts'
import { prunedOf } from './pruned-of.ts'

/**
 * Every entry of a receipt has its receipt, signed as it stands, or is kept as erased, or was pruned; and no
 * other receipt is there.
 */
export async function checkReceipts(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const entries = ofKind(rows.entries(site), 'receipt')
  const { minimum } = await prunedOf(rows, site)
  let locked = 0
  let remaining = 0
  for await (const { index, left, right } of alongside(entries, readKept(rows, site))) {
    const [[entry], [kept]] = [left, right]
    if (!kept && index < minimum) continue
    if (!kept) return entryFault(index, 'has lost its receipt')
    if (!entry) return entryFault(index, 'is none of a receipt, and has one')
    if (kept.row && kept.isErased) return entryFault(index, 'has a receipt that was erased')
    const problem = kept.row && (await compare(entry, kept.row, site))
    if (problem) return entryFault(index, problem)
    if (kept.row?.sealed) locked++
    if (index < minimum) remaining++
  }
  if (remaining > 0) {
    const problem = `${remaining} pruned receipts are still there: prune again for the same day`
    return { index: null, problem, isOpen: true }
  }
  if (locked === 0) return undefined
  const problem = `${locked} bodies are sealed by a key that was not given`
  return { index: null, problem, isOpen: true }
}

/** What there is of each receipt: itself, or what an erasure left. */
async function* readKept(rows: AuditRows, site: Id) {
  for await (const { index, left, right } of alongside(rows.receipts(site), rows.erased(site))) {
    yield { index, row: left[0], isErased: right.length > 0 }
  }
}

async function compare(entry: EntryRow, row: ReceiptRow, site: Id): Promise<string | undefined> {
  if (row.sealed) return compareSealed(entry, row)
  const accepted = await readAccepted(row.text)
  if (typeof accepted === 'string') return accepted
  if (!isOf(accepted.hash, entry)) return 'stands for another receipt'
  const column = wrongColumn(row, entry, accepted)
  if (column) return `has a receipt whose column ${column} is altered`
  return accepted.payload.site === site ? undefined : 'has a receipt of another site'
}

/** What can be told without the body. */
function compareSealed(entry: EntryRow, row: ReceiptRow): string | undefined {
  if (row.sealed === 'gone') return 'has a body whose key is gone, and no erasure lists it'
  if (row.sealed === 'altered') return 'has an altered receipt: its body does not open'
  if (!isOf(row.hash, entry)) return 'stands for another receipt'
  return row.receivedAt === entry.receivedAt
    ? undefined
    : 'has a receipt whose column receivedAt is altered'
}

function isOf(receiptHash: string, { standsFor }: EntryRow): boolean {
  const commitment = hash('sha256', Buffer.from(receiptHash, 'base64url'), 'buffer')
  return Buffer.compare(commitment, standsFor) === 0
}

async function readAccepted(text: string): Promise<AcceptedReceipt | string> {
  try {
    return await readStoredReceipt(text)
  } catch (error) {
    if (error instanceof ReceiptError) return `has an altered receipt: ${error.message}`
    throw error
  }
}

/** Columns repeat what is signed, so that it can be searched. */
function wrongColumn(
  row: ReceiptRow,
  entry: EntryRow,
  { payload, hash: receiptHash, trust }: AcceptedReceipt,
): string | undefined {
  const expected = {
    receiptId: payload.receiptId,
    subjectId: payload.subjectId,
    hash: receiptHash,
    policyVersion: payload.policyVersion,
    receivedAt: entry.receivedAt,
    trust,
  }
  const names = ['receiptId', 'subjectId', 'hash', 'policyVersion', 'receivedAt', 'trust'] as const
  return names.find((name) => row[name] !== expected[name])
}
