import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compile } from 'tailwindcss'

const PACKAGES = new URL('../node_modules/', import.meta.url)
const read = (path: string) => readFile(new URL(path, PACKAGES), 'utf8')

/** Style sheets that pages bring, as they are published. */
export const FRAMEWORKS: Record<string, () => Promise<string>> = {
  'Bootstrap 5': () => read('bootstrap/dist/css/bootstrap.min.css'),
  'Tailwind 4': compileTailwind,
  Bulma: () => read('bulma/css/bulma.min.css'),
  Foundation: () => read('foundation-sites/dist/css/foundation.min.css'),
  Pico: () => read('@picocss/pico/css/pico.min.css'),
}

async function compileTailwind(): Promise<string> {
  const path = fileURLToPath(new URL('tailwindcss/index.css', PACKAGES))
  const { build } = await compile('@import "tailwindcss";', {
    loadStylesheet: async () => ({ path, base: '', content: await readFile(path, 'utf8') }),
  })
  return build(['p-4', 'text-lg', 'underline', 'bg-blue-500', 'rounded'])
}

const LOOKS = `margin: 9px; padding: 9px; color: red; background: gold; font: italic 30px/3 serif;
border: 5px dashed blue; border-radius: 0; text-transform: uppercase; letter-spacing: 5px; text-align: right;
text-decoration: line-through; text-shadow: 2px 2px green; box-shadow: inset 0 0 9px green; list-style: square;
box-sizing: content-box; outline: 4px solid; transition: all 1s; white-space: nowrap; cursor: wait`

/** What pages reset everything to. */
const RESET = `margin: 0; padding: 0; border: 0; color: red; background: gold; font-family: serif; letter-spacing: 1px;
text-transform: uppercase; border-radius: 0; box-shadow: none; outline: 0; transition: all 1s; line-height: 1.2`

const SHAPE = `width: 50px; max-width: 90px; min-height: 90px; float: right; vertical-align: super`

const HIDING = `visibility: hidden; opacity: .1; filter: blur(3px); clip-path: inset(50%); transform: scale(.1);
pointer-events: none; position: static; z-index: -1; mix-blend-mode: difference`

const important = (declarations: string) =>
  declarations
    .split(';')
    .map((each) => `${each} !important;`)
    .join('')

const BUTTONS = `button { ${important(`${LOOKS}; ${SHAPE}; ${HIDING}`)} }`
const HIDDEN = `body * { ${important(HIDING)} }`

/** What a page declares of everything, of buttons alone, or to hide what it did not write. */
export const HOSTILE: Record<string, string> = {
  '* { … !important }': `* { ${important(LOOKS)} } ::before, ::after { content: "x" !important }`,
  'button { … !important }': BUTTONS,
  'body * { hidden !important }': HIDDEN,
}

/** The same in a cascade layer of the page's own, where only what is set through CSSOM wins over it. */
export const LAYERED: Record<string, string> = {
  '* { reset !important }': `@layer page { * { ${important(RESET)} } }`,
  'button { … !important }': `@layer page { ${BUTTONS} }`,
  'body * { hidden !important }': `@layer page { ${HIDDEN} }`,
}
