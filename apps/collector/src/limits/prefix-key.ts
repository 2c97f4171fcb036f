import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { dayOf } from '../storage/day-of.ts'

/**
 * Names address prefixes by keyed hashes. The key is only in this process's memory, and another one
 * every day (UTC): yesterday's names mean nothing to anyone, whatever was written down.
 */
export function createPrefixKey(now: () => Date): (prefix: string) => string {
  let day: number | undefined
  // Prepared once: given as bytes, a key costs more than the hash each time.
  let salt: KeyObject | undefined

  return (prefix) => {
    const today = dayOf(now().getTime())
    if (!salt || today !== day) {
      salt = createSecretKey(randomBytes(32))
      day = today
    }
    return createHmac('sha256', salt).update(prefix).digest('base64url')
  }
}
