import type { BodyCipher, WrappedKey } from './body-cipher.ts'
import type { BodyKeyStore } from './body-key-store.ts'

export interface Rewrapped {
  rewrapped: number
  /** Wrapped by the first of the operator's keys already. */
  current: number
  /** Wrapped by a key that is not among them. */
  lost: number
}

const AT_ONCE = 500

/** Wraps every data key by the first of the operator's keys; bodies stay as they are. May run again, and beside collectors. */
export async function rewrapKeys(keys: BodyKeyStore, cipher: BodyCipher): Promise<Rewrapped> {
  const counts = { rewrapped: 0, current: 0, lost: 0 }
  for (let last: WrappedKey | undefined; ; ) {
    const page: WrappedKey[] = await keys.list(last, AT_ONCE)
    for (const wrapped of page) {
      const bodyKey = cipher.isCurrent(wrapped) ? undefined : cipher.unwrap(wrapped)
      if (bodyKey) await keys.replace(cipher.wrap(bodyKey))
      if (bodyKey) counts.rewrapped++
      else if (cipher.isCurrent(wrapped)) counts.current++
      else counts.lost++
    }
    last = page.at(-1)
    if (!last) return counts
  }
}
