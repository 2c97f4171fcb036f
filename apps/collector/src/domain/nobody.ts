import { randomBytes } from 'node:crypto'
import { toBase64url } from '@kvitto/receipt'

/** A subject's id behind which there is no key, nor anybody. */
export function nobody(): string {
  return toBase64url(randomBytes(32))
}
