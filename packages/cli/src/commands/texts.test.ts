import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Policy } from '@kvitto/core'
import { validatePolicy } from '@kvitto/core/validate-policy'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runLine } from '../testing/run-line.ts'
import { testPolicy } from '../testing/test-policy.ts'

let folder: string
let policyFile: string

const file = async (name: string, content: string | Uint8Array) => {
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
const TRICKY = 'Ä & &amp; &lt; <b>"b"</b>, \'c\'; d\n  e \u202b\u05d0 ]]> =1+1'

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

test('what comes back goes into the policy’s own file, and not into it where it is refused', async () => {
  const own = await file('own.json', JSON.stringify(testPolicy()))
  const { printed } = await runLine(['texts', 'export', own, '--to', 'de'])
  const whole = await file('whole.xlf', FORMATS.xliff(printed, 'Wort'))
  const args = ['--out', own]
  const refused = await runLine(['texts', 'import', own, await file('empty.xlf', printed), ...args])
  expect(refused.code).not.toBe(0)
  expect(await readFile(own, 'utf8')).toBe(JSON.stringify(testPolicy()))
  expect(await runLine(['texts', 'import', own, whole, ...args])).toMatchObject({
    code: 0,
    printed: '',
  })
  const policy: Policy = JSON.parse(await readFile(own, 'utf8'))
  expect(policy.texts.de?.title).toBe('Wort')
  const code = await runLine(['texts', 'import', own, whole, '--out', join(folder, 'policy.ts')])
  expect(code.noted).toContain('--out')
})

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

describe('XLIFF as other tools write it', () => {
  /** A translation of every text, that of the intro as given. */
  const importIntro = async (unit: string, root = 'version="2.0" srcLang="en" trgLang="de"') => {
    const { printed } = await runLine(['texts', 'export', policyFile, '--to', 'de'])
    const text = FORMATS.xliff(printed, 'Text')
      .replace(/<unit id="texts\.intro">[\s\S]*?<\/unit>/, () => unit)
      .replace(/version="2\.0" srcLang="en" trgLang="de"/, root)
    const {
      code,
      noted,
      printed: policy,
    } = await runLine([...['texts', 'import', policyFile], await file('tool.xlf', text)])
    return { code, noted, intro: policy && JSON.parse(policy).texts.de?.intro }
  }
  const SOURCE = testPolicy().texts.en?.intro ?? ''
  const [first = '', ...rest] = SOURCE.split(' ')
  const unit = (inner: string) => `<unit id="texts.intro">${inner}</unit>`
  const segment = (source: string, target: string) =>
    `<segment><source>${source}</source><target>${target}</target></segment>`

  test.each([
    [
      'several segments, with a space between them',
      `${segment(first, 'Eins')}<ignorable><source> </source></ignorable>${segment(rest.join(' '), 'zwei')}`,
      'Eins zwei',
    ],
    [
      'several segments, with the space in them',
      `<segment><source>${first} </source><target>Eins </target></segment>${segment(rest.join(' '), 'zwei')}`,
      'Eins zwei',
    ],
    [
      'remarks on words',
      segment(
        `<mrk id="m1" type="comment" value="!">${first}</mrk> ${rest.join(' ')}`,
        'Eins <mrk id="m1" type="term">zwei</mrk><sm id="s"/> drei<em startRef="s"/>',
      ),
      'Eins zwei drei',
    ],
    [
      'a section of literal text',
      segment(`<![CDATA[${SOURCE}]]>`, 'a <![CDATA[<b> &amp;]]>'),
      'a <b> &amp;',
    ],
    ['comments', segment(`${first}<!-- ! --> ${rest.join(' ')}`, 'Ei<!-- ! -->ns'), 'Eins'],
    ['lines of their own', segment(`\n  ${SOURCE}\n  `, '\n  Eins\n  '), 'Eins'],
    ['entities', segment(SOURCE, '&#196; &amp;amp; &amp;lt;'), 'Ä &amp; &lt;'],
    [
      'suggestions',
      `<mtc:matches><mtc:match><source>x</source><target>y</target></mtc:match></mtc:matches>${segment(SOURCE, 'Eins')}`,
      'Eins',
    ],
  ])('%s', async (_, inner, intro) => {
    expect(await importIntro(unit(inner))).toEqual({ code: 0, noted: '', intro })
    const grouped = `<group id="g"><group id="h">${unit(inner)}</group></group>`
    expect(await importIntro(grouped)).toEqual({ code: 0, noted: '', intro })
  })

  test.each([
    ['<ph id="1"/>'],
    ['<pc id="1">Eins</pc>'],
    ['<sc id="1"/>Eins<ec startRef="1"/>'],
    ['Eins<cp hex="0007"/>'],
    ['<other:b>Eins</other:b>'],
  ])('%s is refused by its name', async (target) => {
    const { code, noted, intro } = await importIntro(unit(segment(SOURCE, target)))
    const name = /<([\w:]+)/.exec(target)?.[1]
    expect([code, intro, noted]).toEqual([
      1,
      '',
      `kvitto: translation_malformed: expected plain text in texts.intro, found <${name}>`,
    ])
  })

  test('a segment that is not translated leaves its text so', async () => {
    const half = `${segment(`${first} `, 'Eins ')}<segment><source>${rest.join(' ')}</source></segment>`
    expect((await importIntro(unit(half))).noted).toContain('texts.intro: not translated')
  })

  test.each([
    [
      'the same unit twice',
      unit(segment(SOURCE, 'a')) + unit(segment(SOURCE, 'b')),
      undefined,
      'texts.intro once',
    ],
    [
      'segments in another order',
      unit(segment(SOURCE, 'a').replace('<target>', '<target order="2">')),
      undefined,
      'in their order',
    ],
    [
      'no target language',
      unit(segment(SOURCE, 'a')),
      'version="2.0" srcLang="en"',
      'srcLang and trgLang',
    ],
    [
      'another version',
      unit(segment(SOURCE, 'a')),
      'version="1.2" srcLang="en" trgLang="de"',
      'XLIFF 2',
    ],
    [
      'a language of nobody',
      unit(segment(SOURCE, 'a')),
      'version="2.0" srcLang="en" trgLang="x y"',
      'found x y',
    ],
  ])('%s is refused', async (_, inner, root, message) => {
    const { code, noted, intro } = await importIntro(inner, root)
    expect([code, intro]).toEqual([1, ''])
    expect(noted).toMatch(/^kvitto: translation_malformed: /m)
    expect(noted).toContain(message)
  })
})

describe('what programs on Windows write', () => {
  const UTF_16: Record<string, (text: string) => Buffer> = {
    'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'UTF-16, the other way round': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    'UTF-8 with its mark': (text) => Buffer.from(`\uFEFF${text}`),
  }

  test.each(Object.keys(UTF_16))('is taken in %s', async (name) => {
    const encode = UTF_16[name] ?? Buffer.from
    const policy = await file('wide.json', encode(JSON.stringify(testPolicy())))
    for (const format of ['xliff', 'csv'] as const) {
      const line = ['texts', 'export', policy, '--to', 'de', '--format', format]
      const path = await file('wide', encode(FORMATS[format]((await runLine(line)).printed, 'Ä')))
      const { code, noted, printed } = await runLine(['texts', 'import', policy, path])
      expect([code, noted]).toEqual([0, ''])
      expect(JSON.parse(printed).texts.de.title).toBe('Ä')
    }
  })

  test.each([';', '\t'])('a table with %j between its columns is one', async (delimiter) => {
    const line = ['texts', 'export', policyFile, '--to', 'de', '--format', 'csv']
    const table = FORMATS.csv((await runLine(line)).printed, 'Ä; , "x"')
    const cells: string[][] = parse(table)
    const path = await file('table.csv', stringify(cells, { delimiter }))
    const { code, printed } = await runLine(['texts', 'import', policyFile, path])
    expect(code).toBe(0)
    expect(JSON.parse(printed).texts.de.title).toBe('Ä; , "x"')
  })

  test('bytes of neither are refused, and no letter becomes another', async () => {
    const latin = (text: string) => Buffer.from(text, 'latin1')
    const table = latin('id,en,de\ntexts.title,Ä,Ä\n')
    const policy = latin(JSON.stringify(testPolicy()).replace('Shop', 'Shöp'))
    for (const [line, name] of [
      [['texts', 'import', policyFile, await file('latin.csv', table)], 'latin.csv'],
      [['texts', 'export', await file('latin.json', policy), '--to', 'de'], 'latin.json'],
    ] as const) {
      const { code, noted, printed } = await runLine([...line])
      expect([code, printed]).toEqual([1, ''])
      expect(noted).toBe(
        `kvitto: file_unreadable: expected UTF-8 or UTF-16 in ${join(folder, name)}, found other bytes`,
      )
    }
  })
})

test('a table with the same place twice is refused', async () => {
  const table = 'id,en,de\ntexts.title,a,b\ntexts.title,a,c\n'
  const { noted } = await runLine(['texts', 'import', policyFile, await file('twice.csv', table)])
  expect(noted).toBe('kvitto: translation_malformed: expected texts.title once, found it twice')
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
  for (const locale of ['x y', 'de_DE', 'tlh']) {
    expect(await usage('--to', locale)).toEqual([
      64,
      expect.stringMatching(`^kvitto: usage: expected --to to be one of ar, .*, found ${locale}$`),
    ])
  }
  const absent = await runLine(['texts', 'import', policyFile, join(folder, 'absent')])
  expect(absent.noted).toContain('file_unreadable')
})
