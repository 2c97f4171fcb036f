import { hasServerMark } from './has-server-mark.ts'
import { POST_KEY } from './mark-posts.ts'

/** How long after a form was posted a page begins that it leads to, redirects included. */
const REDIRECTED_MS = 10_000

/** How far what the two clocks say of one moment may lie apart. */
const CLOCKS_MS = 500

/**
 * Whether a form was posted to get to this page: as the server says (`kvitto/server` names it in
 * `Server-Timing`), or as the page before noted. Loading it anew could send the form again.
 */
export function isAfterPost(): boolean {
  if (hasServerMark(POST_KEY)) return true
  try {
    const [at, action] = (sessionStorage.getItem(POST_KEY) ?? '').split(/,(.*)/s)
    if (action === undefined) return false
    // Noted on this page itself: by a script that reads a form to send it.
    if (Number(at) > Date.now() - performance.now() + CLOCKS_MS) return false
    const since = performance.timeOrigin - Number(at)
    // Written as the page before had it. The answer itself has that address, however often it is loaded.
    const address = new URL(action, document.referrer || location.href).href
    return address === location.href.replace(/#.*/s, '') || (since > 0 && since < REDIRECTED_MS)
  } catch {
    return false
  }
}
