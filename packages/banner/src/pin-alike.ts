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
  'all:revert;display:block;box-sizing:border-box;min-height:var(--kvitto-target);padding:var(--kvitto-gap);border:1px solid transparent;border-radius:var(--kvitto-button-radius);outline-offset:2px;font:inherit;font-weight:600;line-height:1.25;cursor:pointer;'
const FILLED = 'background:var(--kvitto-accent);color:var(--kvitto-on-accent)'
