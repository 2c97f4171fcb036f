import { type Channels, contrast } from '../contrast.ts'
import { styles as kvitto } from './kvitto.ts'

/** WCAG 2.2, 1.4.3: text on its background. */
const READABLE = 4.5

const BUTTONS =
  'button,[role=button],input[type=submit],input[type=button],a[class*=button],a[class*=btn]'

/** As `kvitto`, in the page's own font and with its accent, where text on it can be read. */
export const styles = () => kvitto() + pageFont() + pageAccent()

function pageFont(): string {
  const { fontFamily } = getComputedStyle(document.body)
  return /[;{}]/.test(fontFamily) ? '' : `:root{--kvitto-font:${fontFamily};}`
}

/** Of the colour scheme in which it was found: a page may look different in the other. */
function pageAccent(): string {
  const { accentColor } = getComputedStyle(document.body)
  const found = [[accentColor, '#fff'], [accentColor, '#000'], buttonColours()].find(isReadable)
  if (!found) return ''
  const [accent, text] = found
  const scheme = matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light'
  return `@media (prefers-color-scheme:${scheme}){:root{--kvitto-accent:${accent};--kvitto-on-accent:${text};}}`
}

/** Background and text of the first button that people see and cannot see through. */
function buttonColours(): string[] {
  for (const element of document.querySelectorAll(BUTTONS)) {
    if (element.closest('[id^=kvitto],.kvitto-placeholder')) continue
    const { visibility, backgroundColor, color } = getComputedStyle(element)
    if (visibility !== 'visible' || element.getClientRects().length === 0) continue
    if (channelsOf(backgroundColor)) return [backgroundColor, color]
  }
  return []
}

function isReadable([background = '', text = '']: string[]): boolean {
  const [one, other] = [channelsOf(background), channelsOf(text)]
  return one !== undefined && other !== undefined && contrast(one, other) >= READABLE
}

/** In sRGB, whatever notation a page has it in; undefined where it is not opaque, or no colour. */
function channelsOf(colour: string): Channels | undefined {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return undefined
  // What a browser does not know it leaves as it was.
  for (const style of ['#0000', colour, `color-mix(in srgb,${colour},${colour})`]) {
    context.fillStyle = style
  }
  const fillStyle = String(context.fillStyle)
  const [, hex] = /^#(\w{6})$/.exec(fillStyle) ?? []
  if (hex) return channels(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16) / 255)
  const [, mixed] = /^color\(srgb ([^/]+)\)$/.exec(fillStyle) ?? []
  return mixed === undefined ? undefined : channels(mixed.split(' '), Number)
}

function channels(
  [red = '', green = '', blue = '']: string[],
  read: (text: string) => number,
): Channels {
  return [read(red), read(green), read(blue)]
}
