import { fromBase64 } from './decode-base64.ts'
import { toBase64 } from './hash.ts'
import { parseDecimal } from './parse-decimal.ts'
import { proofMalformed } from './proof-malformed.ts'
import { readHashes } from './read-hashes.ts'

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
  if (end < 0) throw proofMalformed('an empty line before the checkpoint')
  const [header, ...lines] = text.slice(0, end).split('\n')
  if (header !== HEADER) throw proofMalformed(HEADER)
  const extra = lines[0]?.startsWith('extra ') ? readExtra(lines.shift()) : undefined
  const index = readIndex(lines.shift())
  const path = readHashes(lines, MAX_PATH)
  return { ...(extra && { extra }), index, path, checkpoint: text.slice(end + 2) }
}

function readExtra(line = ''): Uint8Array {
  const bytes = fromBase64(line.slice('extra '.length))
  if (!bytes) throw proofMalformed('extra in base64')
  return bytes
}

function readIndex(line = ''): number {
  const index = line.startsWith('index ') ? parseDecimal(line.slice('index '.length)) : undefined
  if (index === undefined) throw proofMalformed('index and a decimal')
  return index
}
