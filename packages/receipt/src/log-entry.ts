import type { Time } from '@kvitto/core'
import { fromBase64 } from './decode-base64.ts'
import { toBase64 } from './hash.ts'
import { ReceiptError } from './receipt-error.ts'
import { isTime } from './receipt-shape.ts'

const HEADER = 'kvitto/entry/1'
const KINDS = [
  'receipt',
  'policy',
  'build',
  'erasure',
  'access',
  'closed',
  'opened',
  'pruned',
] as const

export type LogEntryKind = (typeof KINDS)[number]

export interface LogEntry {
  kind: LogEntryKind
  /** The collector's clock, with milliseconds. */
  receivedAt: Time
  /**
   * SHA-256 of the bytes that the entry stands for, 32 bytes. For a receipt those bytes are the 32 of
   * its hash: the hash itself can withdraw, so it never stands in a log.
   */
  standsFor: Uint8Array
}

/** The entry's text; the leaf covers its UTF-8 bytes. Synchronous, as logs append. */
export function formatLogEntry({ kind, receivedAt, standsFor }: LogEntry): string {
  if (!isEntryTime(receivedAt) || standsFor.length !== 32) {
    throw new TypeError('expected a time with milliseconds and a SHA-256 hash')
  }
  return `${HEADER}\n${kind}\n${receivedAt}\n${toBase64(standsFor)}\n`
}

/** Throws `proof_malformed`. */
export function parseLogEntry(text: string): LogEntry {
  const [header, word, receivedAt, base64 = '', end, ...rest] = text.split('\n')
  const kind = KINDS.find((known) => known === word)
  const standsFor = fromBase64(base64)
  const isFramed = header === HEADER && end === '' && rest.length === 0
  if (!isFramed || !kind || !isEntryTime(receivedAt) || standsFor?.length !== 32) {
    throw new ReceiptError(
      'proof_malformed',
      `expected ${HEADER}, kind, time and hash, a line each`,
    )
  }
  return { kind, receivedAt, standsFor }
}

/** ISO 8601 in UTC with milliseconds: `2026-11-21T12:00:00.000Z`. */
export function isEntryTime(value: unknown): value is Time {
  return isTime(value) && value.length === 24
}
