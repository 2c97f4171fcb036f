import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Policy } from '@kvitto/core'
import { validatePolicy } from '@kvitto/core/validate-policy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runLine } from '../testing/run-line.ts'
import { testPolicy } from '../testing/test-policy.ts'

let folder: string
let policyFile: string

const file = async (name: string, content: string) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-texts-'))
  policyFile = await file('policy.json', JSON.stringify(testPolicy()))
})
afterAll(() => rm(folder, { recursive: true }))

/** Characters that XML, CSV and right-to-left text trip over. */
const TRICKY = 'Ä & <b>"b"</b>, \'c\'; d\n  e \u202b\u05d0 ]]> =1+1'

const FORMATS = {
  xliff: (text: string, target: string) =>
    text.replace(/<\/source>/g, () => `</source><target>${xml(target)}</target>`),
  csv: (text: string, target: string) => {
    const [head, ...rows] = text.split('\n')
    return [
      head,
      ...rows.map((row) => row.replace(/,$/, () => `,"${target.replaceAll('"', '""')}"`)),
    ].join('\n')
  },
}
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('as %s', (format) => {
  const translate = FORMATS[format]
  const exported = async (...more: string[]) =>
    (await runLine(['texts', 'export', policyFile, '--to', 'de', '--format', format, ...more]))
      .printed

  test('every text goes out, and comes back in its place', async () => {
    const path = await file(`de.${format}`, translate(await exported(), TRICKY))
    const { code, printed } = await runLine(['texts', 'import', policyFile, path])
    expect(code).toBe(0)
    const policy: Policy = JSON.parse(printed)
    expect(validatePolicy(policy)).toEqual([])
    const german = JSON.stringify(policy).split(JSON.stringify(TRICKY)).length - 1
    const english = JSON.stringify(policy.texts.en).match(/":"/g)?.length ?? 0
    expect(german).toBeGreaterThan(english)
    expect(policy.texts.de?.title).toBe(TRICKY)
    expect(policy.purposes[0]?.title.de).toBe(TRICKY)
    expect({ ...policy, texts: { en: policy.texts.en } }).toMatchObject({ site: 'shop' })

    const again = await file('both.json', printed)
    const { printed: back } = await runLine([
      'texts',
      'export',
      again,
      '--to',
      'de',
      '--format',
      format,
    ])
    const path2 = await file(`again.${format}`, back)
    expect(JSON.parse((await runLine(['texts', 'import', again, path2])).printed)).toEqual(policy)
  })

  test('a file whose lines end as on Windows comes back like any other', async () => {
    const policy = testPolicy()
    policy.texts = { en: { ...testPolicy().texts.en, intro: 'One\nTwo\n' } } as Policy['texts']
    const from = await file('lines.json', JSON.stringify(policy))
    const out = await runLine(['texts', 'export', from, '--to', 'de', '--format', format])
    const text = translate(out.printed, 'Eins\nZwei')
    for (const end of ['\n', '\r\n']) {
      const path = await file(`lines.${format}`, text.replaceAll('\n', end))
      const { code, printed } = await runLine(['texts', 'import', from, path])
      expect(code).toBe(0)
      expect(JSON.parse(printed).texts.de.intro).toBe('Eins\nZwei')
    }
  })

  test('what is not translated is named, and nothing is printed', async () => {
    const path = await file(`empty.${format}`, await exported())
    const { code, noted, printed } = await runLine(['texts', 'import', policyFile, path])
    expect([code, printed]).toEqual([1, ''])
    expect(noted).toContain('texts.title: not translated')
    expect(noted).toMatch(/kvitto: translation_refused: /)
  })

  test('so is a text whose source has changed, and one of no place', async () => {
    const text = translate(await exported(), 'Text')
    const changed = text.replace(/(texts\.title[\s\S]*?)Choose/, '$1Another')
    const path = await file(`changed.${format}`, changed.replace('texts.intro', 'texts.nothing'))
    const { noted, printed } = await runLine(['texts', 'import', policyFile, path])
    expect(printed).toBe('')
    expect(noted).toContain('texts.title: translated from another text than the policy has now')
    expect(noted).toContain('texts.nothing: of no place in the policy')
    expect(noted).toContain('texts.intro: not translated')
  })
})

test.each([
  ['nothing', ''],
  ['another table', 'key,text\na,b\n'],
  ['a row too long', 'id,en,de\na,b,c,d\n'],
  ['other XML', '<html></html>'],
  ['broken XML', '<xliff'],
  [
    'elements in a text',
    '<xliff version="2.0" srcLang="en" trgLang="de"><file id="f"><unit id="texts.title"><segment><source>a <ph id="1"/></source></segment></unit></file></xliff>',
  ],
])('a file of %s is refused', async (_, content) => {
  const path = await file('bad', content)
  const { code, noted } = await runLine(['texts', 'import', policyFile, path])
  expect(code).toBe(1)
  expect(noted).toMatch(/^kvitto: translation_malformed: /m)
})

test('used wrongly, it says how', async () => {
  const usage = async (...line: string[]) => {
    const { code, noted } = await runLine(['texts', 'export', policyFile, ...line])
    return [code, noted]
  }
  expect(await usage()).toEqual([64, expect.stringContaining('expected --to')])
  expect(await usage('--to', 'de', '--from', 'fr')).toEqual([
    64,
    expect.stringContaining('texts in fr'),
  ])
  expect(await usage('--to', 'de', '--format', 'po')).toEqual([
    64,
    expect.stringContaining('xliff, csv'),
  ])
  const absent = await runLine(['texts', 'import', policyFile, join(folder, 'absent')])
  expect(absent.noted).toContain('file_unreadable')
})
