import { fromBase64 } from './decode-base64.ts'
import { toBase64 } from './hash.ts'
import { parseDecimal } from './parse-decimal.ts'
import { ReceiptError } from './receipt-error.ts'

/** What a log signs: that its tree of `size` leaves has this `root`. */
export interface Checkpoint {
  /** Unique name of the log, also the name of its key. */
  origin: string
  size: number
  root: Uint8Array
}

/** The note text of a checkpoint: to be signed and put in a note. See https://c2sp.org/tlog-checkpoint. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads a note's text; extension lines are allowed and ignored. Throws `note_malformed`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, decimal = '', base64 = '', ...rest] = text.split('\n')
  const size = parseDecimal(decimal)
  const root = fromBase64(base64)
  const hasEnd = rest.pop() === '' && !rest.includes('')
  if (!origin || size === undefined || root?.length !== 32 || !hasEnd) {
    throw new ReceiptError('note_malformed', 'expected origin, size and root, a line each')
  }
  return { origin, size, root }
}
