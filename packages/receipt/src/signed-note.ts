import { fromBase64 } from './decode-base64.ts'
import { bytesOf, sha256, toBase64 } from './hash.ts'
import { ReceiptError } from './receipt-error.ts'

const ED25519 = 1
const KEY_ID_SIZE = 4
/** C2SP asks for at least 16. */
const MAX_SIGNATURES = 64
const DASH = '—'

export interface VerifierKey {
  name: string
  /** Four bytes. */
  keyId: Uint8Array
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>
}

export interface NoteSignature {
  name: string
  keyId: Uint8Array
  signature: Uint8Array<ArrayBuffer>
}

export interface Note {
  /** What is signed, with its final newline. */
  text: string
  signatures: NoteSignature[]
}

/**
 * The text of a note that at least one of `keys` signed, and those keys. Unknown signatures are
 * ignored, as the format asks; one wrong signature by a known key fails the whole note.
 * Throws `note_malformed` or `signature_invalid`.
 *
 * @see https://c2sp.org/signed-note
 */
export async function verifyNote(
  note: string,
  keys: VerifierKey[],
): Promise<{ text: string; signedBy: VerifierKey[] }> {
  const { text, signatures } = parseNote(note)
  const signedBy: VerifierKey[] = []
  for (const key of keys) {
    for (const { signature } of signatures.filter((found) => isBy(key, found))) {
      if (!(await isValid(key, signature, text))) {
        throw new ReceiptError('signature_invalid', `expected a signature by ${key.name}`)
      }
      if (!signedBy.includes(key)) signedBy.push(key)
    }
  }
  if (signedBy.length === 0) {
    const names = keys.map(({ name }) => name).join(', ') || 'a given key'
    throw new ReceiptError('signature_invalid', `expected a note signed by ${names}, found none`)
  }
  return { text, signedBy }
}

/** Takes a note apart; its text is not to be used before `verifyNote`. */
export function parseNote(note: string): Note {
  const end = note.lastIndexOf('\n\n')
  const lines = note.slice(end + 2).split('\n')
  if (end < 0 || lines.pop() !== '' || lines.length === 0 || !isNoteText(note)) {
    throw malformed('text, an empty line and signature lines')
  }
  if (lines.length > MAX_SIGNATURES) throw malformed(`at most ${MAX_SIGNATURES} signatures`)
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) }
}

/** The note over `text`, from signatures that were made elsewhere over its UTF-8 bytes. */
export function formatNote({ text, signatures }: Note): string {
  if (!text.endsWith('\n') || !isNoteText(text)) throw new TypeError('expected a note text')
  const lines = signatures.map(({ name, keyId, signature }) => {
    return `${DASH} ${name} ${toBase64(join(keyId, signature))}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** An Ed25519 key under a name: one key may sign for many names, under an id each. */
export async function makeVerifierKey(
  name: string,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<VerifierKey> {
  if (!isKeyName(name) || publicKey.length !== 32) {
    throw new TypeError('expected a name without spaces or plus, and 32 bytes')
  }
  const hash = await sha256(join(bytesOf(`${name}\n`), Uint8Array.of(ED25519), publicKey))
  return { name, keyId: hash.slice(0, KEY_ID_SIZE), publicKey }
}

/** The vkey text: `name+hex(id)+base64(type ‖ key)`. */
export function formatVerifierKey({ name, keyId, publicKey }: VerifierKey): string {
  return `${name}+${hexOf(keyId)}+${toBase64(join(Uint8Array.of(ED25519), publicKey))}`
}

/** Throws `note_malformed`, also where the id is not that of name and key. */
export async function parseVerifierKey(vkey: string): Promise<VerifierKey> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  const bytes = fromBase64(encoded)
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) {
    throw malformed('an Ed25519 vkey: name+id+key')
  }
  const key = await makeVerifierKey(name, bytes.slice(1))
  if (hexOf(key.keyId) !== id) throw malformed(`key id ${hexOf(key.keyId)} for this vkey`)
  return key
}

function parseSignature(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = fromBase64(encoded)
  const isLine = dash === DASH && rest.length === 0 && isKeyName(name)
  if (!isLine || !bytes || bytes.length <= KEY_ID_SIZE) throw malformed('— name base64')
  return { name, keyId: bytes.slice(0, KEY_ID_SIZE), signature: bytes.slice(KEY_ID_SIZE) }
}

function isBy(key: VerifierKey, { name, keyId }: NoteSignature): boolean {
  return name === key.name && hexOf(keyId) === hexOf(key.keyId)
}

async function isValid(
  { publicKey }: VerifierKey,
  signature: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, bytesOf(text))
}

/** Well-formed Unicode, no control character but newline. */
function isNoteText(text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false
  return !Array.from(text).some((character) => character < ' ' && character !== '\n')
}

function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+]/u.test(name) && isNoteText(name)
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)))
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('note_malformed', `expected ${expected}, found otherwise`)
}
