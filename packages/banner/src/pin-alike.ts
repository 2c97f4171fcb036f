import { pinStyles } from './pin-styles.ts'

/**
 * One look for buttons between which people choose: not even a token set on one of them changes it. The height
 * of their lines stays a person's own to set (WCAG 2.2, 1.4.12).
 */
export function pinAlike(button: HTMLElement): void {
  pinStyles(button, ALIKE)
}

const ALIKE =
  '--kvitto-accent:inherit;--kvitto-on-accent:inherit;background:var(--kvitto-accent);color:var(--kvitto-on-accent);font-family:var(--kvitto-font);font-size:1em;font-weight:600;padding:6px 10px'
