import { hash } from 'node:crypto'
import { type AcceptedReceipt, formatLogEntry } from '@kvitto/receipt'
import { hashLeaf } from '../log/hash-node.ts'
import type { AppendItem } from '../storage/receipt-store.ts'

/** A receipt as the log hands it to a store. */
export function testItem(
  receipt: AcceptedReceipt,
  receivedAt = '2026-11-21T10:00:00.000Z',
): AppendItem & { kind: 'receipt' } {
  const kind = 'receipt'
  const standsFor = hash('sha256', Buffer.from(receipt.hash, 'base64url'), 'buffer')
  const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
  return { kind, site: receipt.payload.site, receivedAt, standsFor, leafHash, receipt }
}
