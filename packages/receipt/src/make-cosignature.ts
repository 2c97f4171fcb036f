import { cosignedBytes, TIME_SIZE } from './cosignature.ts'
import { joinBytes } from './join-bytes.ts'
import type { NoteSignature } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'

export interface Cosigner {
  /** Of type `cosignature`. */
  key: VerifierKey
  sign(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
}

/**
 * A witness's word on a checkpoint's text, at a POSIX second. Only who saw no greater tree of this log, and
 * checked that this one grows from the last, may give it. See https://c2sp.org/tlog-cosignature.
 */
export function makeCosignature(
  text: string,
  second: number,
  { key: { name, keyId, type }, sign }: Cosigner,
): NoteSignature {
  if (type !== 'cosignature') throw new TypeError('expected the key of a witness')
  const time = new Uint8Array(TIME_SIZE)
  new DataView(time.buffer).setBigUint64(0, BigInt(second))
  return { name, keyId, signature: joinBytes(time, sign(cosignedBytes(text, BigInt(second)))) }
}
