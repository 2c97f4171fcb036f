import type { Adapter } from './adapter.ts'

const KEY = 'plausible_ignore'

/**
 * Plausible has no consent API. Its documented exclusion is a key in localStorage, which its script reads
 * before every event: set by a withdrawal, so that the script stops at once, removed by the next grant.
 * https://plausible.io/docs/excluding-localstorage
 */
export function plausible(): Adapter {
  return {
    words: {},
    start() {},
    update(_, isGiven, isNew) {
      // Who excluded themselves by hand stays excluded on every page that only knows of an old grant.
      if (!isNew) return
      if (isGiven) localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, 'true')
    },
  }
}
