import type { Time } from '@kvitto/core'
import { parseCheckpoint } from './checkpoint.ts'
import { bytesOf } from './hash.ts'
import { joinBytes } from './join-bytes.ts'
import { ReceiptError } from './receipt-error.ts'
import { parseNote } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'
import { hasSigned, isNamedBy } from './verifier-key.ts'

const TIME_SIZE = 8
const SIGNATURE_SIZE = { Ed25519: 64, 'ML-DSA-44': 2420 }
/** The greatest second that a `Date` can hold, long before the format's own 2^63 - 1. */
const LAST_SECOND = 8_640_000_000_000n

/** A witness's word: at that time this was the greatest tree it had seen of the log, and no other. */
export interface Cosignature {
  /** The name of the witness's key. */
  witness: string
  cosignedAt: Time
}

/**
 * The cosignatures of a checkpoint by witnesses whose keys are given, the newest of each. Unknown
 * ones are ignored; one wrong cosignature by a known key fails the whole note. Says nothing of the
 * log's own signature. Throws `note_malformed` or `signature_invalid`.
 *
 * @see https://c2sp.org/tlog-cosignature
 */
export async function verifyCosignatures(
  note: string,
  keys: VerifierKey[],
): Promise<Cosignature[]> {
  const { text, signatures } = parseNote(note)
  parseCheckpoint(text)
  const found = new Map<string, bigint>()
  for (const key of keys.filter(({ type }) => type === 'cosignature')) {
    for (const { signature } of signatures.filter((each) => isNamedBy(key, each))) {
      const second = await readCosignature(key, signature, text)
      const before = found.get(key.name)
      if (before === undefined || second > before) found.set(key.name, second)
    }
  }
  return Array.from(found, ([witness, second]) => ({ witness, cosignedAt: timeOf(second) }))
}

/**
 * What a witness signs: its time, and the whole text of the checkpoint; with ML-DSA-44 its own name, and of the
 * checkpoint the origin, size and root, as the subtree from the first leaf on.
 */
export function cosignedBytes(
  { algorithm, name }: Pick<VerifierKey, 'algorithm' | 'name'>,
  text: string,
  second: bigint,
): Uint8Array<ArrayBuffer> {
  if (algorithm === 'Ed25519') return bytesOf(`cosignature/v1\ntime ${second}\n${text}`)
  const { origin, size, root } = parseCheckpoint(text)
  return [
    bytesOf('subtree/v1\n\0'),
    opaque(name),
    uint64(second),
    opaque(origin),
    uint64(0n),
    uint64(BigInt(size)),
    root,
  ].reduce<Uint8Array<ArrayBuffer>>((joined, part) => joinBytes(joined, part), new Uint8Array())
}

export function uint64(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(TIME_SIZE)
  new DataView(bytes.buffer).setBigUint64(0, value)
  return bytes
}

/** RFC 8446's `opaque<1..2^8-1>`. */
function opaque(text: string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(text)
  if (bytes.length > 255) {
    throw new ReceiptError('note_malformed', 'expected a name of at most 255 bytes, found a longer')
  }
  return joinBytes(Uint8Array.of(bytes.length), bytes)
}

/** The POSIX time in a `timestamped_signature` of the note's text. */
async function readCosignature(
  key: VerifierKey,
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<bigint> {
  if (bytes.length !== TIME_SIZE + SIGNATURE_SIZE[key.algorithm]) throw invalid(key)
  const second = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  const isValid = await hasSigned(key, bytes.slice(TIME_SIZE), cosignedBytes(key, text, second))
  if (!isValid || second > LAST_SECOND) throw invalid(key)
  return second
}

function timeOf(second: bigint): Time {
  return new Date(Number(second) * 1000).toISOString()
}

function invalid({ name }: VerifierKey): ReceiptError {
  return new ReceiptError('signature_invalid', `expected a cosignature by ${name}, found another`)
}
