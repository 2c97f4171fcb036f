import type { Id } from '@kvitto/core'
import type { Hash } from './receipt.ts'

export const ERASURE_SCHEMA = 'kvitto/erasure/1'
/** `typ` of the JWS header. */
export const ERASURE_TYP = 'kvitto-erasure+jws'

/**
 * What a subject's key signs to have all that it signed erased. It is that key's last word, so it holds
 * no time: sent again, at whatever time, it says the same.
 */
export interface ErasureRequest {
  schema: typeof ERASURE_SCHEMA
  site: Id
  /** RFC 7638 thumbprint of the signing key. */
  subjectId: string
}

export const ERASED_SCHEMA = 'kvitto/erased/1'

/** Whose word it was: the subject's, by its key, or that of whoever runs the site. */
export type ErasedBy = 'subject' | 'operator'

/** What an erasure's log entry stands for: the SHA-256 is over its RFC 8785 bytes. Names nobody. */
export interface ErasureRecord {
  schema: typeof ERASED_SCHEMA
  site: Id
  /** SHA-256 of the subject's id. */
  subject: Hash
  by: ErasedBy
  /** Log indexes of the receipts whose bodies went. */
  receipts: number[]
}
