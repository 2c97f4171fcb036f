import { pinStyles } from './pin-styles.ts'

/**
 * One look for buttons between which people choose: nothing that a page declares for one of them changes it,
 * not even a token. What they inherit is the same for all; the height of their lines too, which stays a person's
 * own to set (WCAG 2.2, 1.4.12).
 */
export function pinAlike(button: HTMLElement, colours = FILLED): void {
  const look = ALIKE + colours
  for (const [token] of look.matchAll(/--[\w-]+/g)) pinStyles(button, `${token}:inherit`)
  pinStyles(button, look)
  // The stylesheet's own: it rings the one that has the focus. (Chromium keeps `all` as one: no part can be taken out.)
  pinStyles(button, 'outline:var(--kvitto-ring)')
}

const ALIKE =
  'all:revert;display:block;min-height:var(--kvitto-target);padding:calc(var(--kvitto-gap)*.75);border:1px solid transparent;border-radius:var(--kvitto-button-radius);outline-offset:2px;font-family:var(--kvitto-font);font-size:1em;font-weight:600;line-height:inherit;overflow-wrap:anywhere;cursor:pointer;'
const FILLED = 'background:var(--kvitto-accent);color:var(--kvitto-on-accent)'
