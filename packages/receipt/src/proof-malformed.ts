import { ReceiptError } from './receipt-error.ts'

/** A proof's text that is not of its format. */
export function proofMalformed(expected: string): ReceiptError {
  return new ReceiptError('proof_malformed', `expected ${expected}, found otherwise`)
}
