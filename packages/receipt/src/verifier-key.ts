import { fromBase64 } from './decode-base64.ts'
import { bytesOf, sha256, toBase64 } from './hash.ts'
import { joinBytes } from './join-bytes.ts'
import { isKeyName } from './note-text.ts'
import { ReceiptError } from './receipt-error.ts'

const KEY_ID_SIZE = 4

/**
 * What may stand after a key's name: C2SP's signature type, which says what is signed (a note's text, or a checkpoint
 * and a time), and the algorithm with the size of its public key.
 */
const KINDS = [
  { id: 1, type: 'note', algorithm: 'Ed25519', size: 32 },
  { id: 4, type: 'cosignature', algorithm: 'Ed25519', size: 32 },
  { id: 6, type: 'cosignature', algorithm: 'ML-DSA-44', size: 1312 },
] as const

/** RFC 9881: what stands before an ML-DSA-44 key as every engine imports it. */
const ML_DSA_44 = Uint8Array.of(
  ...[0x30, 0x82, 0x05, 0x32, 0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48],
  ...[0x01, 0x65, 0x03, 0x04, 0x03, 0x11, 0x03, 0x82, 0x05, 0x21, 0x00],
)

export interface VerifierKey {
  /** Of a log's key `note`, of a witness's `cosignature`. Part of the key id: one cannot pass for the other. */
  type: 'note' | 'cosignature'
  algorithm: 'Ed25519' | 'ML-DSA-44'
  name: string
  /** Four bytes. */
  keyId: Uint8Array
  /** Raw: 32 bytes, of ML-DSA-44 1,312. */
  publicKey: Uint8Array<ArrayBuffer>
}

/** A key under a name: one key may sign for many names, under an id each. Its size tells the algorithm. */
export async function makeVerifierKey(
  name: string,
  publicKey: Uint8Array<ArrayBuffer>,
  type: VerifierKey['type'] = 'note',
): Promise<VerifierKey> {
  const kind = KINDS.find((each) => each.type === type && each.size === publicKey.length)
  if (!isKeyName(name) || !kind) {
    throw new TypeError('expected a name without spaces or plus, and the bytes of a key')
  }
  const hash = await sha256(joinBytes(bytesOf(`${name}\n`), Uint8Array.of(kind.id), publicKey))
  const { algorithm } = kind
  return { type, algorithm, name, keyId: hash.slice(0, KEY_ID_SIZE), publicKey }
}

/** The vkey text: `name+hex(id)+base64(type ‖ key)`. */
export function formatVerifierKey({
  type,
  algorithm,
  name,
  keyId,
  publicKey,
}: VerifierKey): string {
  const kind = KINDS.find((each) => each.type === type && each.algorithm === algorithm)
  return `${name}+${hexOf(keyId)}+${toBase64(joinBytes(Uint8Array.of(kind?.id ?? 0), publicKey))}`
}

/** Throws `note_malformed`, also where the id is not that of name, type and key. */
export async function parseVerifierKey(vkey: string): Promise<VerifierKey> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  const bytes = fromBase64(encoded)
  const kind = KINDS.find((each) => each.id === bytes?.[0] && each.size + 1 === bytes.length)
  if (!isKeyName(name) || !bytes || !kind) {
    throw malformed('an Ed25519 vkey, or a witness’s of ML-DSA-44: name+id+key')
  }
  const key = await makeVerifierKey(name, bytes.slice(1), kind.type)
  if (hexOf(key.keyId) !== id) throw malformed(`key id ${hexOf(key.keyId)} for this vkey`)
  return key
}

/** Whether a signature line says that it is by this key: nothing is verified. */
export function isNamedBy(
  key: VerifierKey,
  { name, keyId }: Pick<VerifierKey, 'name' | 'keyId'>,
): boolean {
  return name === key.name && hexOf(keyId) === hexOf(key.keyId)
}

/** Whether the key signed these bytes; throws where the engine does not have the algorithm. */
export async function hasSigned(
  { algorithm, publicKey }: VerifierKey,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const [format, encoded] =
    algorithm === 'Ed25519'
      ? (['raw', publicKey] as const)
      : (['spki', joinBytes(ML_DSA_44, publicKey)] as const)
  const key = await crypto.subtle.importKey(format, encoded, algorithm, false, ['verify'])
  return crypto.subtle.verify(algorithm, key, signature, bytes)
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('note_malformed', `expected ${expected}, found otherwise`)
}
