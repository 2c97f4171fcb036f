import { cosignedBytes, uint64 } from './cosignature.ts'
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
  { key, sign }: Cosigner,
): NoteSignature {
  const { name, keyId, type } = key
  if (type !== 'cosignature') throw new TypeError('expected the key of a witness')
  const signature = sign(cosignedBytes(key, text, BigInt(second)))
  return { name, keyId, signature: joinBytes(uint64(BigInt(second)), signature) }
}
