import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { styles as bar } from './looks/bar.ts'
import { styles as box } from './looks/box.ts'
import { styles as kvitto } from './looks/kvitto.ts'
import { styles as modal } from './looks/modal.ts'
import { styles as plain } from './looks/plain.ts'
import { placeholderStyles } from './placeholder-styles.ts'
import { preferencesStyles } from './preferences-styles.ts'
import { styles } from './styles.ts'
import { tokens } from './tokens.ts'

const guide = await readFile(new URL('../THEMING.md', import.meta.url), 'utf8')
const rows = [...guide.matchAll(/^\| `(--kvitto-[\w-]+)` \| [^|]+ \| (.+) \| (.*) ?\|$/gm)].map(
  ([, name = '', light = '', dark = '']) => ({ name, light, dark: dark.trim() }),
)

/** Rules’ own: the outline of what has the focus, and how many buttons stand in a row. */
const OWN = ['--kvitto-ring', '--kvitto-share']

/** What `:root` says outside and inside a query: `{name: [value, value in the query]}`. */
function declared(rules: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of rules.matchAll(/(--kvitto-[\w-]+):([^;]+);/g)) {
    found[name] = [...(found[name] ?? []), value]
  }
  return found
}

test('the table of THEMING.md names every token with its value, and no other', () => {
  const all = { ...declared(tokens), ...declared(kvitto()) }
  const [backdrop] = /(?<=--kvitto-backdrop,).+(?=\);)/.exec(modal()) ?? []
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
  const looks = [box, bar, modal, kvitto, plain].map((look) => look())
  const sheets = [styles, placeholderStyles, preferencesStyles, ...looks]
  const pins = ['pin-alike.ts', 'pin-layer.ts', 'preferences.tsx'].map((file) =>
    readFile(new URL(file, import.meta.url), 'utf8'),
  )
  const texts = [...sheets, ...(await Promise.all(pins))]
  const read = texts.flatMap((text) => text.match(/(?<=var\()--kvitto-[\w-]+/g) ?? [])
  const named = rows.map(({ name }) => name)
  expect([...new Set(read)].filter((name) => !named.includes(name))).toEqual(OWN)
})

test('colours, corners, fonts and distances are tokens wherever they stand', () => {
  const literal =
    /(?:^|[;{])(?:color|background|border-color|border-radius|font-family|gap|padding[\w-]*):(?!(?:var|calc|inherit|none|0;|0 |max\(0px))[^;]*;/g
  const sheets = [styles, box(), bar(), modal()]
  const found = sheets.flatMap((sheet) => sheet.replaceAll('\n', '').match(literal) ?? [])
  expect(found).toEqual([])
})

test('every theme has every colour that is mixed from no other', () => {
  const colours = ['surface', 'text', 'accent', 'on-accent'].map((name) => `--kvitto-${name}`)
  for (const theme of [kvitto(), plain()])
    expect(declared(theme)).toMatchObject(
      Object.fromEntries(colours.map((name) => [name, expect.anything()])),
    )
})

test('every declaration ends in `;`, which is where it is made important', () => {
  for (const look of [box, bar, modal, kvitto, plain]) {
    const rules = look()
    expect(rules).toContain(';')
    expect(rules.match(/[^;}{\s]\s*\}/g)).toBeNull()
  }
})
