import type { Published } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'

/** What differs between the receipts of a bench. */
export interface Person {
  receiptId: string
  subjectId: string
  nonce: string
  decidedAt: Date
  /** The receipt whose grants this one ends. */
  ends?: string | undefined
}

/** A payload as a browser makes it: everything is given, or what was given is refused. */
export function benchPayload(
  { policyVersion, meanings }: Pick<Published, 'policyVersion' | 'meanings'>,
  { receiptId, subjectId, nonce, decidedAt, ends }: Person,
): Receipt {
  const decision = ends ? 'refused' : 'given'
  return {
    schema: 'kvitto/receipt/1',
    receiptId,
    site: 'bench',
    subjectId,
    event: ends ? 'withdrawal' : 'decision',
    decisions: Object.fromEntries(Object.keys(meanings).map((id) => [id, decision])),
    services: {},
    scope: null,
    policyVersion,
    meanings,
    language: 'en',
    region: null,
    rule: 'opt-in',
    layer: ends ? 2 : 1,
    method: ends ? 'withdraw' : 'accept-all',
    ui: 'kvitto',
    // Hashes of a length that browsers send.
    shown: policyVersion,
    gesture: { trusted: true, visibleMs: 2100 },
    gpc: false,
    build: policyVersion,
    origin: 'https://bench.example',
    decidedAt: toSecond(decidedAt.getTime()),
    expiresAt: ends ? null : toSecond(decidedAt.getTime() + 365 * 24 * 60 * 60 * 1000),
    previous: ends ?? null,
    ends: ends ? [ends] : [],
    nonce,
  }
}

function toSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** A UUIDv7 of that time with the randomness given, 10 bytes or more. */
export function uuid7(at: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16)
  bytes.set(random.subarray(0, 10), 6)
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
