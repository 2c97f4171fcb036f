import { fromBase64 } from './decode-base64.ts'
import { toBase64 } from './hash.ts'
import { parseDecimal } from './parse-decimal.ts'
import { ReceiptError } from './receipt-error.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^53 leaves has no longer path. */
const MAX_PATH = 64

export interface TlogProof {
  /** Opaque and authenticated by nothing. */
  extra?: Uint8Array
  index: number
  /** From the leaf's sibling up. */
  path: Uint8Array[]
  /** The signed note, verbatim. */
  checkpoint: string
}

/** See https://c2sp.org/tlog-proof. A server may bring what is faster there than `toBase64`. */
export function formatTlogProof(
  { extra, index, path, checkpoint }: TlogProof,
  encode: (bytes: Uint8Array) => string = toBase64,
): string {
  const lines = [
    HEADER,
    ...(extra ? [`extra ${encode(extra)}`] : []),
    `index ${index}`,
    ...path.map(encode),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reads the text and proves nothing yet. Throws `proof_malformed`. */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n')
  if (end < 0) throw malformed('an empty line before the checkpoint')
  const [header, ...lines] = text.slice(0, end).split('\n')
  if (header !== HEADER) throw malformed(HEADER)
  const extra = lines[0]?.startsWith('extra ') ? readExtra(lines.shift()) : undefined
  const index = readIndex(lines.shift())
  if (lines.length > MAX_PATH) throw malformed(`at most ${MAX_PATH} hashes`)
  const checkpoint = text.slice(end + 2)
  return { ...(extra && { extra }), index, path: lines.map(readHash), checkpoint }
}

function readExtra(line = ''): Uint8Array {
  const bytes = fromBase64(line.slice('extra '.length))
  if (!bytes) throw malformed('extra in base64')
  return bytes
}

function readIndex(line = ''): number {
  const index = line.startsWith('index ') ? parseDecimal(line.slice('index '.length)) : undefined
  if (index === undefined) throw malformed('index and a decimal')
  return index
}

function readHash(line: string): Uint8Array {
  const hash = fromBase64(line)
  if (hash?.length !== 32) throw malformed('a SHA-256 hash in base64 a line')
  return hash
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('proof_malformed', `expected ${expected}, found otherwise`)
}
