import { hash } from 'node:crypto'
import {
  type AcceptedReceipt,
  canonicalize,
  ERASED_SCHEMA,
  type ErasedBy,
  formatLogEntry,
  PRUNED_SCHEMA,
} from '@kvitto/receipt'
import { hashLeaf } from '../log/hash-node.ts'
import type { AppendItem } from '../storage/receipt-store.ts'
import { traceOf } from '../storage/what-remains.ts'

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

/** A publication as the log hands it to a store, of a policy that asks for these. */
export function testPublished({
  policyVersion = 'A'.repeat(43),
  site = 'demo',
  purposes = ['analytics'],
  services = [],
}: Partial<Published>): AppendItem {
  const kind = 'policy'
  const receivedAt = '2026-11-01T10:00:00.000Z'
  const bytes = canonicalize({ services: services.map((id) => ({ id })) })
  const standsFor = Buffer.from(policyVersion, 'base64url')
  const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
  const meanings = Object.fromEntries(purposes.map((id) => [id, 'A'.repeat(43)]))
  const policy = { policyVersion, effectiveAt: receivedAt, bytes, meanings }
  return { kind, site, receivedAt, standsFor, leafHash, policy }
}

interface Published {
  policyVersion: string
  site: string
  purposes: string[]
  services: string[]
}

/** An erasure as the log hands it to a store. */
export function testErasure(
  subjectId: string,
  removed: Record<number, AcceptedReceipt>,
  {
    by = 'subject',
    receivedAt = '2026-11-21T15:00:00.000Z',
    since = Number.MAX_SAFE_INTEGER,
  }: Partial<ErasureOf> = {},
): AppendItem & { kind: 'erasure' } {
  const kind = 'erasure'
  const subject = traceOf(subjectId)
  const bodies = Object.entries(removed).map(([index, { payload }]) => ({
    ...payload,
    index: Number(index),
  }))
  const receipts = bodies.map(({ index }) => index)
  const bytes = canonicalize({ schema: ERASED_SCHEMA, site: 'demo', subject, by, receipts })
  const standsFor = hash('sha256', bytes, 'buffer')
  const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
  const erasure = { subjectId, subject, by, receipts: bodies, bytes, since }
  return { kind, site: 'demo', receivedAt, standsFor, leafHash, erasure }
}

interface ErasureOf {
  by: ErasedBy
  receivedAt: string
  /** By default: nothing that others removed matters. */
  since: number
}

/** What says that the earliest entries are pruned, as the log hands it to a store. */
export function testPruned(receivedAt = '2026-11-21T16:00:00.000Z'): AppendItem {
  const kind = 'pruned'
  const record = canonicalize({
    schema: PRUNED_SCHEMA,
    site: 'demo',
    before: receivedAt,
    minimum: 0,
  })
  const standsFor = hash('sha256', record, 'buffer')
  const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
  return { kind, site: 'demo', receivedAt, standsFor, leafHash, record }
}
