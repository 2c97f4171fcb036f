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
    update() {},
    // Not on a page that only knows of an old grant: who excluded themselves by hand stays excluded. Nor for a path
    // that is closed, which says nothing of the next page.
    decide(isOpen) {
      if (isOpen) localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, 'true')
    },
  }
}
