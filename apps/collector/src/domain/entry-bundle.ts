import { bytesOf, formatLogEntry } from '@kvitto/receipt'
import type { LogEntry } from '../storage/receipt-store.ts'

/** Entries as C2SP tlog-tiles bundles them, each with its length before it in two bytes. */
export function entryBundle(entries: readonly LogEntry[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(entries.map(formatLogEntry).flatMap(withLength)))
}

function withLength(entry: string): Uint8Array[] {
  const bytes = bytesOf(entry)
  return [Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]
}
