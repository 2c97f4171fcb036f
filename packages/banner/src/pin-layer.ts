import { pinAlike } from './pin-alike.ts'
import { pinStyles } from './pin-styles.ts'

/**
 * What decides whether people see a layer, its text and every button, and that accept and refuse
 * are one look: not even a token set on one of them changes it.
 */
export function pinLayer(root: HTMLElement): void {
  for (const element of [root, ...root.querySelectorAll<HTMLElement>('*')]) {
    pinStyles(element, VISIBLE)
  }
  pinStyles(root, 'display:flex;position:fixed;z-index:2147483647')
  for (const button of root.querySelectorAll('button')) pinStyles(button, 'display:block')
  for (const button of root.querySelectorAll<HTMLElement>('.kvitto-choice')) {
    pinAlike(button)
  }
}

const VISIBLE =
  'visibility:visible;opacity:1;filter:none;clip-path:none;transform:none;pointer-events:auto;z-index:auto'
