import { fromBase64 } from './decode-base64.ts'
import { bytesOf, sha256, toBase64 } from './hash.ts'
import { joinBytes } from './join-bytes.ts'
import { isKeyName } from './note-text.ts'
import { ReceiptError } from './receipt-error.ts'

/** C2SP signature types of Ed25519: over a note's text, or over a checkpoint and a time (tlog-cosignature). */
const TYPES = { note: 1, cosignature: 4 } as const
const KEY_ID_SIZE = 4

export interface VerifierKey {
  /** Of a log's key `note`, of a witness's `cosignature`. Part of the key id: one cannot pass for the other. */
  type: keyof typeof TYPES
  name: string
  /** Four bytes. */
  keyId: Uint8Array
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>
}

/** An Ed25519 key under a name: one key may sign for many names, under an id each. */
export async function makeVerifierKey(
  name: string,
  publicKey: Uint8Array<ArrayBuffer>,
  type: VerifierKey['type'] = 'note',
): Promise<VerifierKey> {
  if (!isKeyName(name) || publicKey.length !== 32) {
    throw new TypeError('expected a name without spaces or plus, and 32 bytes')
  }
  const hash = await sha256(joinBytes(bytesOf(`${name}\n`), Uint8Array.of(TYPES[type]), publicKey))
  return { type, name, keyId: hash.slice(0, KEY_ID_SIZE), publicKey }
}

/** The vkey text: `name+hex(id)+base64(type ‖ key)`. */
export function formatVerifierKey({ type, name, keyId, publicKey }: VerifierKey): string {
  return `${name}+${hexOf(keyId)}+${toBase64(joinBytes(Uint8Array.of(TYPES[type]), publicKey))}`
}

/** Throws `note_malformed`, also where the id is not that of name, type and key. */
export async function parseVerifierKey(vkey: string): Promise<VerifierKey> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  const bytes = fromBase64(encoded)
  const type = (['note', 'cosignature'] as const).find((each) => TYPES[each] === bytes?.[0])
  if (!isKeyName(name) || bytes?.length !== 33 || !type) {
    throw malformed('an Ed25519 vkey: name+id+key')
  }
  const key = await makeVerifierKey(name, bytes.slice(1), type)
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

/** Whether the key signed these bytes; throws where the engine has no Ed25519. */
export async function hasSigned(
  { publicKey }: VerifierKey,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, bytes)
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('note_malformed', `expected ${expected}, found otherwise`)
}
