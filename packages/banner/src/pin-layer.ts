import { pinStyles } from './pin-styles.ts'

/** What decides whether people see a layer, its text and every button, whatever the page declares. */
export function pinLayer(root: HTMLElement): void {
  pinStyles(root, { display: 'flex', position: 'fixed', 'z-index': '2147483647' })
  for (const element of [root, ...root.querySelectorAll<HTMLElement>('*')]) {
    pinStyles(element, VISIBLE)
  }
  for (const button of root.querySelectorAll('button')) pinStyles(button, { display: 'block' })
  pinAlike(root, '.kvitto-choice', {
    background: 'var(--kvitto-accent)',
    color: 'var(--kvitto-on-accent)',
  })
  pinAlike(root, '.kvitto-outlined', { background: 'none', color: 'inherit' })
}

/** Accept and refuse are one look: not even a token set on one of them changes it. */
function pinAlike(root: HTMLElement, selector: string, colours: Record<string, string>): void {
  for (const button of root.querySelectorAll<HTMLElement>(selector)) {
    pinStyles(button, {
      '--kvitto-accent': 'inherit',
      '--kvitto-on-accent': 'inherit',
      font: '600 1em/1.25 var(--kvitto-font)',
      padding: '6px 10px',
      ...colours,
    })
  }
}

const VISIBLE = {
  visibility: 'visible',
  opacity: '1',
  filter: 'none',
  'clip-path': 'none',
  transform: 'none',
  'pointer-events': 'auto',
}
