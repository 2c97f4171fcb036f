import { toBase64 } from './hash.ts'
import { parseDecimal } from './parse-decimal.ts'
import { proofMalformed } from './proof-malformed.ts'
import { readHashes } from './read-hashes.ts'

/** C2SP tlog-witness: no tree that can be counted needs more. */
const MAX_PROOF = 63

/** What a log sends to a witness: a checkpoint, and that it grows from the one the witness knows. */
export interface AddCheckpoint {
  /** Size of the tree that the witness cosigned last; 0 where it cosigned none. */
  oldSize: number
  /** RFC 6962 section 2.1.2, from the old size to the checkpoint's. */
  proof: Uint8Array[]
  /** The signed note, verbatim. */
  checkpoint: string
}

/** The body of `POST <submission prefix>/add-checkpoint`. See https://c2sp.org/tlog-witness. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`
}

/** Reads the body and proves nothing yet. Throws `proof_malformed`. */
export function parseAddCheckpoint(text: string): AddCheckpoint {
  const end = text.indexOf('\n\n')
  if (end < 0) throw proofMalformed('an empty line before the checkpoint')
  const [first = '', ...lines] = text.slice(0, end).split('\n')
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice('old '.length)) : undefined
  if (oldSize === undefined) throw proofMalformed('old and a size')
  return { oldSize, proof: readHashes(lines, MAX_PROOF), checkpoint: text.slice(end + 2) }
}
