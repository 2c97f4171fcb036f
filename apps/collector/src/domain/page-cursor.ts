import { CollectorError } from '../collector-error.ts'

/** Where a page ended, as an opaque text: a time, and what orders those of one time. */
export function makeCursor(at: string, tie: number): string {
  return Buffer.from(`${Date.parse(at)}.${tie}`).toString('base64url')
}

/** Throws `query_invalid`. */
export function readCursor(cursor: string): { at: string; tie: number } {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!match) {
    const message = 'expected a cursor of an earlier answer, found another text'
    throw new CollectorError('query_invalid', message, { path: 'cursor' })
  }
  return { at: new Date(Number(match[1])).toISOString(), tie: Number(match[2]) }
}
