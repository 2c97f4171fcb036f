import type { ConsentState } from './state-cookie.ts'
import { parseState, STATE_COOKIE } from './state-cookie.ts'

export interface ReadState {
  state: ConsentState | undefined
  /**
   * The cookie's own text: what another tab compares. With commas where there is more than one of our
   * name: another path or domain left a stray.
   */
  text: string
}

/** Reads `document.cookie` text. Of two states the more refusing one counts; any garbage is no decision. */
export function readState(cookies: string): ReadState {
  const texts = cookies
    .split('; ')
    .filter((cookie) => cookie.startsWith(`${STATE_COOKIE}=`))
    .map((cookie) => cookie.slice(STATE_COOKIE.length + 1))
    .sort((a, b) => grants(a) - grants(b))
  const states = texts.map(parseState)
  return {
    state: states.includes(undefined) ? undefined : states[0],
    text: texts.join(),
  }
}

function grants(text: string): number {
  return text.split('~g~').length
}
