import { pinStyles } from './pin-styles.ts'

/**
 * One look for buttons between which people choose: nothing that a page declares for one of them changes it,
 * not even a token. What they inherit is the same for all.
 */
export function pinAlike(button: HTMLElement, colours = FILLED): void {
  const look = ALIKE + colours
  for (const [token] of look.matchAll(/--[\w-]+/g)) pinStyles(button, `${token}:inherit`)
  pinStyles(button, look)
  // The stylesheet's: it rings the one that has the focus.
  button.style.removeProperty('outline')
}

const ALIKE =
  'all:revert;display:block;min-height:var(--kvitto-target);padding:6px var(--kvitto-gap);border:1px solid transparent;border-radius:var(--kvitto-button-radius);outline-offset:2px;font:600 1em/1.25 var(--kvitto-font);cursor:pointer;'
const FILLED = 'background:var(--kvitto-accent);color:var(--kvitto-on-accent)'
