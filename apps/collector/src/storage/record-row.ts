import type { LogRecord } from './receipt-store.ts'

export type RecordRow = Omit<LogRecord, 'index' | 'receivedAt'> & {
  idx: number
  /** Ms since 1970. */
  received_at: number
}

export function toRecord({ idx, received_at, ...row }: RecordRow): LogRecord {
  return { ...row, index: idx, receivedAt: new Date(received_at).toISOString() }
}
