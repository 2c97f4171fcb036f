import { pinStyles } from './pin-styles.ts'

/** One look for buttons between which people choose: not even a token set on one of them changes it. */
export function pinAlike(button: HTMLElement): void {
  pinStyles(button, ALIKE)
}

const ALIKE =
  '--kvitto-accent:inherit;--kvitto-on-accent:inherit;background:var(--kvitto-accent);color:var(--kvitto-on-accent);font:600 1em/1.25 var(--kvitto-font);padding:6px 10px'
