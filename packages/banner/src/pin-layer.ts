import { pinAlike } from './pin-alike.ts'
import { pinStyles } from './pin-styles.ts'

/**
 * What decides whether people see a layer, its text and every button, and that accept and refuse
 * are one look in columns of one width: not even a token set on one of them changes it.
 */
export function pinLayer(root: HTMLElement): void {
  const all = (selector: string) => root.querySelectorAll<HTMLElement>(selector)
  // In one: each call of the CSSOM costs, and a layer has thirty elements and more.
  for (const element of [root, ...all('*')]) element.style.cssText = VISIBLE
  pinStyles(root, 'display:flex;position:fixed;z-index:2147483647')
  for (const actions of all('.kvitto-actions')) pinStyles(actions, COLUMNS)
  for (const button of all('.kvitto-choice')) pinAlike(button)
  for (const button of all('.kvitto-quiet')) pinAlike(button, QUIET)
}

const VISIBLE =
  'visibility:visible;opacity:1;filter:none;clip-path:none;transform:none;pointer-events:auto;z-index:auto;'.replaceAll(
    ';',
    '!important;',
  )
/** Two in a row; more where a layout makes the least share smaller. */
const COLUMNS =
  'display:grid;grid-template-columns:repeat(auto-fit,minmax(var(--kvitto-share,45%),1fr))'
const QUIET = 'background:none;color:inherit;text-decoration:underline;text-underline-offset:3px'
