import type { Adapter } from './adapter.ts'
import { onFirstUse } from './on-first-use.ts'

type Fbq = (command: 'consent', value: 'grant' | 'revoke') => void

/**
 * Meta pixel: `revoke` on every page before `init`, `grant` once it is given.
 * https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 *
 * Its snippet loads nothing where it finds an `fbq`, so none is made: the snippet's own is told first.
 */
export function meta(): Adapter {
  let fbq: Fbq | undefined
  let value: 'grant' | 'revoke' = 'revoke'
  return {
    words: {},
    start() {
      onFirstUse<Fbq>('fbq', (used) => {
        fbq = used
        fbq('consent', 'revoke')
        if (value === 'grant') fbq('consent', value)
      })
    },
    update(_, isGiven) {
      value = isGiven ? 'grant' : 'revoke'
      fbq?.('consent', value)
    },
  }
}
