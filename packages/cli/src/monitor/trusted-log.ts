import type { VerifierKey } from '@kvitto/receipt'

/** A log that is followed. */
export interface TrustedLog {
  /** Its origin. */
  name: string
  /** Any of them signs it: while its key is exchanged the old one, both, then the new one. */
  keys: VerifierKey[]
}
