import { verifyCosignatures } from './cosignature.ts'
import { ReceiptError } from './receipt-error.ts'
import type { NoteSignature } from './signed-note.ts'
import { formatNote, parseNote } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'
import { isNamedBy } from './verifier-key.ts'

/**
 * The checkpoint with the cosignatures by `key` that a witness answered, in the place of older ones by it.
 * Lines of other keys are left out. Throws `note_malformed` or `signature_invalid`, also where there is none.
 */
export async function addCosignatures(
  checkpoint: string,
  lines: string,
  key: VerifierKey,
): Promise<string> {
  const { text, signatures } = parseNote(checkpoint)
  const answered = parseNote(`${text}\n${lines}`).signatures.filter((each) => isNamedBy(key, each))
  const found = await verifyCosignatures(formatNote({ text, signatures: answered }), [key])
  if (found.length === 0) {
    throw new ReceiptError('signature_invalid', `expected a cosignature by ${key.name}, found none`)
  }
  const isOther = (each: NoteSignature) => !isNamedBy(key, each)
  return formatNote({ text, signatures: [...signatures.filter(isOther), ...answered] })
}
