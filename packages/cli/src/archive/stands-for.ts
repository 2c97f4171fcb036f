import { hash } from 'node:crypto'
import { type LogEntry, toBase64url } from '@kvitto/receipt'

/** Whether an entry stands for exactly this text. */
export function standsFor(entry: LogEntry, text: string | undefined): text is string {
  return text !== undefined && hash('sha256', text, 'base64url') === toBase64url(entry.standsFor)
}
