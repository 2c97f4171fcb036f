import type { ConsentState } from './state-cookie.ts'
import { parseState, STATE_COOKIE } from './state-cookie.ts'

export interface ReadState {
  state: ConsentState | undefined
  /** The cookie's own text: what another tab compares. */
  text: string
  /** More than one cookie of our name: another path or domain left a stray. */
  isDoubled: boolean
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
    isDoubled: texts.length > 1,
  }
}

function grants(text: string): number {
  return text.split('~g~').length
}
