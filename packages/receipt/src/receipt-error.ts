export type ReceiptErrorCode =
  | 'not_canonical'
  | 'receipt_malformed'
  | 'header_invalid'
  | 'algorithm_unsupported'
  | 'signature_invalid'
  | 'subject_mismatch'
  | 'note_malformed'
  | 'proof_malformed'
  | 'bundle_malformed'
  | 'erasure_malformed'
  | 'trust_policy_malformed'

/** Bad data, never a caller's mistake. Codes never change meaning. */
export class ReceiptError extends Error {
  override name = 'ReceiptError'
  readonly code: ReceiptErrorCode

  constructor(code: ReceiptErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
