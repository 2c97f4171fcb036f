import type { Adapter } from './adapter.ts'

/**
 * Hotjar has no consent API for sites, so nothing is called: its tag is held until it is given, and a
 * withdrawal reloads the page. Its documented opt-out is the visitor's own: Do Not Track in the browser.
 * https://www.hotjar.com/policies/do-not-track/
 */
export function hotjar(): Adapter {
  return { words: {}, start() {}, update() {} }
}
