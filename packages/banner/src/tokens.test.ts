import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { look as bar } from './looks/bar.ts'
import { look as box } from './looks/box.ts'
import { look as kvitto } from './looks/kvitto.ts'
import { look as modal } from './looks/modal.ts'
import { look as plain } from './looks/plain.ts'
import { placeholderStyles } from './placeholder-styles.ts'
import { preferencesStyles } from './preferences-styles.ts'
import { styles } from './styles.ts'
import { tokens } from './tokens.ts'

const guide = await readFile(new URL('../THEMING.md', import.meta.url), 'utf8')
const rows = [...guide.matchAll(/^\| `(--kvitto-[\w-]+)` \| [^|]+ \| (.+) \| (.*) ?\|$/gm)].map(
  ([, name = '', light = '', dark = '']) => ({ name, light, dark: dark.trim() }),
)

/** How many buttons stand in a row is a layout's own. */
const OWN = ['--kvitto-share']

/** What `:root` says outside and inside a query: `{name: [value, value in the query]}`. */
function declared(rules: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of rules.matchAll(/(--kvitto-[\w-]+):([^;]+);/g)) {
    found[name] = [...(found[name] ?? []), value]
  }
  return found
}

test('the table of THEMING.md names every token with its value, and no other', () => {
  const all = { ...declared(tokens), ...declared(kvitto.styles) }
  const [backdrop] = /(?<=--kvitto-backdrop,).+(?=\);)/.exec(modal.styles) ?? []
  if (backdrop) all['--kvitto-backdrop'] = [backdrop]
  const expected = Object.entries(all).map(([name, [first, second]]) => {
    const isInTokens = name in declared(tokens)
    const onPhone = isInTokens && second ? `; \`${second}\` on a phone` : ''
    const dark = !isInTokens && second ? `\`${second}\`` : ''
    return { name, light: `\`${first}\`${onPhone}`, dark }
  })
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  expect(rows.toSorted(byName)).toEqual(expected.sort(byName))
})

test('nothing reads a token that the table does not name', async () => {
  const sheets = [styles, placeholderStyles, preferencesStyles, box, bar, modal, kvitto, plain]
  const pins = ['pin-alike.ts', 'pin-layer.ts', 'preferences.tsx'].map((file) =>
    readFile(new URL(file, import.meta.url), 'utf8'),
  )
  const texts = [
    ...sheets.map((sheet) => (typeof sheet === 'string' ? sheet : sheet.styles)),
    ...(await Promise.all(pins)),
  ]
  const read = texts.flatMap((text) => text.match(/(?<=var\()--kvitto-[\w-]+/g) ?? [])
  const named = rows.map(({ name }) => name)
  expect([...new Set(read)].filter((name) => !named.includes(name))).toEqual(OWN)
})

test('colours, corners, fonts and distances are tokens wherever they stand', () => {
  const literal =
    /(?:^|[;{])(?:color|background|border-color|border-radius|font-family|gap|padding[\w-]*):(?!(?:var|calc|inherit|none|0;|0 |max\(0px))[^;]*;/g
  const sheets = [styles, box.styles, bar.styles, modal.styles]
  const found = sheets.flatMap((sheet) => sheet.replaceAll('\n', '').match(literal) ?? [])
  expect(found).toEqual([])
})

test('all themes set the same tokens, so that one that comes later leaves nothing of another', () => {
  const names = (rules: string) => Object.keys(declared(rules)).sort()
  expect(names(plain.styles)).toEqual(names(kvitto.styles))
  const shared = names(kvitto.styles).filter((name) => name in declared(tokens))
  expect(shared).toEqual([])
})

test('every declaration ends in `;`, which is where it is made important', () => {
  for (const { styles: rules } of [box, bar, modal, kvitto, plain]) {
    expect(rules).toContain(';')
    expect(rules.match(/[^;}{\s]\s*\}/g)).toBeNull()
  }
})
