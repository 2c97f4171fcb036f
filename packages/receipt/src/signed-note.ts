import { fromBase64 } from './decode-base64.ts'
import { bytesOf, toBase64 } from './hash.ts'
import { joinBytes } from './join-bytes.ts'
import { isKeyName, isNoteText } from './note-text.ts'
import { ReceiptError } from './receipt-error.ts'
import type { VerifierKey } from './verifier-key.ts'
import { hasSigned, isNamedBy } from './verifier-key.ts'

const KEY_ID_SIZE = 4
/** C2SP asks for at least 16. */
const MAX_SIGNATURES = 64
const DASH = '—'

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
  // A witness's key signs other bytes: see verifyCosignatures.
  for (const key of keys.filter(({ type }) => type === 'note')) {
    for (const { signature } of signatures.filter((found) => isNamedBy(key, found))) {
      if (!(await hasSigned(key, signature, bytesOf(text)))) {
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
  return `${text}\n${signatures.map(formatSignature).join('')}`
}

/** One signature line, with its newline. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  return `${DASH} ${name} ${toBase64(joinBytes(keyId, signature))}\n`
}

function parseSignature(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ')
  const bytes = fromBase64(encoded)
  const isLine = dash === DASH && rest.length === 0 && isKeyName(name)
  if (!isLine || !bytes || bytes.length <= KEY_ID_SIZE) throw malformed('— name base64')
  return { name, keyId: bytes.slice(0, KEY_ID_SIZE), signature: bytes.slice(KEY_ID_SIZE) }
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('note_malformed', `expected ${expected}, found otherwise`)
}
