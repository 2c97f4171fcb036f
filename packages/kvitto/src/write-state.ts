import type { ConsentState } from '@kvitto/core'
import { formatState, ruleOf, STATE_COOKIE } from '@kvitto/core'
import type { Engine } from './engine.ts'

const DAY = 86_400

/**
 * Sets the state cookie in this very call. Where cookies are blocked the state holds for this page view; where a
 * stray one of our name lies about, until `replaceState` has removed it.
 */
export function writeState(state: ConsentState, engine: Engine): void {
  const text = formatState(state)
  setCookie(text, state, engine)
  engine.seen = engine.cookie().text
  engine.memory = engine.seen === text ? undefined : state
}

function setCookie(text: string, { expiresAt }: ConsentState, { slice, region }: Engine): void {
  // Where a refusal alone keeps it from running, as long as browsers keep anything.
  const wanted =
    ruleOf(slice, region) === 'opt-in' ? expiresAt + 30 * DAY - Date.now() / 1000 : Infinity
  const kept = Math.min(wanted, 400 * DAY)
  const { cookieDomain: domain } = slice
  const attributes = [
    `${STATE_COOKIE}=${text}`,
    'path=/',
    `max-age=${Math.round(kept)}`,
    'samesite=lax',
    location.protocol === 'https:' ? 'secure' : '',
    domain && `.${location.hostname}`.endsWith(`.${domain}`) ? `domain=${domain}` : '',
  ]
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the decision must stand when this call returns
    document.cookie = attributes.join(';')
  } catch {
    // A sandboxed frame: the state holds in memory.
  }
}
