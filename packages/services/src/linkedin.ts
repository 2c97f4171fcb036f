import type { Adapter } from './adapter.ts'

/**
 * The LinkedIn Insight Tag has no consent API, so nothing is called: the tag is held until it is given,
 * and a withdrawal reloads the page. Its documented opt-out is the visitor's own: a member's ad settings,
 * or for others the opt-out that the page names. https://www.linkedin.com/help/linkedin/answer/62931
 */
export function linkedin(): Adapter {
  return { words: {}, start() {}, update() {} }
}
