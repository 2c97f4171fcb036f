import type { Time } from '@kvitto/core'
import { parseCheckpoint } from './checkpoint.ts'
import { bytesOf } from './hash.ts'
import { ReceiptError } from './receipt-error.ts'
import { parseNote } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'
import { hasSigned, isNamedBy } from './verifier-key.ts'

export const TIME_SIZE = 8
const SIGNATURE_SIZE = 64
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

/** What a witness signs: its time, and the whole text of the checkpoint. */
export function cosignedBytes(text: string, second: bigint): Uint8Array<ArrayBuffer> {
  return bytesOf(`cosignature/v1\ntime ${second}\n${text}`)
}

/** The POSIX time in a `timestamped_signature` of the note's text. */
async function readCosignature(
  key: VerifierKey,
  bytes: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<bigint> {
  if (bytes.length !== TIME_SIZE + SIGNATURE_SIZE) throw invalid(key)
  const second = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  const isValid = await hasSigned(key, bytes.slice(TIME_SIZE), cosignedBytes(text, second))
  if (!isValid || second > LAST_SECOND) throw invalid(key)
  return second
}

function timeOf(second: bigint): Time {
  return new Date(Number(second) * 1000).toISOString()
}

function invalid({ name }: VerifierKey): ReceiptError {
  return new ReceiptError('signature_invalid', `expected a cosignature by ${name}, found another`)
}
