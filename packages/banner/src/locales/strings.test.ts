import { readFile } from 'node:fs/promises'
import { knownLocales, type Locale } from '@kvitto/core'
import { describe, expect, test } from 'vitest'
import type { AllStrings, PreferencesStrings, ReceiptsStrings, Strings } from './strings.ts'

/** Every member with its path; functions and texts are the leaves. What each grammar has forms of its own for is none. */
function leavesOf(value: object, path = ''): [string, unknown][] {
  const texts = Object.entries(value).filter(([key]) => !COUNTED.includes(key))
  return texts.flatMap(([key, inner]) =>
    typeof inner === 'object' ? leavesOf(inner, `${path}${key}.`) : [[path + key, inner]],
  )
}

async function load(locale: Locale): Promise<[AllStrings, PreferencesStrings, ReceiptsStrings]> {
  const { strings } = (await import(`./${locale}/first-layer.ts`)) as { strings: Strings }
  const preferences = await strings.preferences()
  const all = { ...strings, ...(await strings.further()) }
  return [all, preferences, await preferences.receiptsView()]
}

const COUNTED = ['months', 'days']
const LAZY = ['further', 'preferences', 'receiptsView']

const english = await load('en')

/** Longest text of a button, in characters: two stand side by side on a phone. */
const LONGEST_CHOICE = 24

describe.each(knownLocales)('%s', async (locale) => {
  const words = await load(locale)
  const [first, preferences] = words
  const leaves = words.flatMap((part) => leavesOf(part))

  test('says all that English says, in English’s order', () => {
    expect(leaves.map(([path]) => path)).toEqual(
      english.flatMap((part) => leavesOf(part)).map(([path]) => path),
    )
  })

  test('is text, without space at its ends, tags or a placeholder left over', () => {
    for (const [path, text] of leaves) {
      if (typeof text === 'function' || path === 'colon') continue
      expect(text, path).toBeTypeOf('string')
      expect(text, path).toMatch(/^\S(.*\S)?$/u)
      expect(text, path).not.toMatch(/[<>{}#]|\$/)
      // Nothing emotional: no exclamation, no picture.
      expect(text, path).not.toMatch(/[!！]|\p{Extended_Pictographic}/u)
    }
  })

  test('every sentence made of values says each of them, once', () => {
    for (const [path, make] of leaves) {
      if (typeof make !== 'function' || LAZY.includes(path) || path === 'showServices') continue
      const values = Array.from({ length: make.length }, (_, index) => `⟦${index}⟧`)
      const text: string = make(...values)
      for (const value of values) expect(text.split(value).length, `${path}: ${text}`).toBe(2)
      expect(text, path).toMatch(/^\S.*\S$/u)
    }
  })

  test('counts as its grammar does', async () => {
    const source = await readFile(new URL(`./${locale}/preferences.ts`, import.meta.url), 'utf8')
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    const [, forms = ''] = /showServices: plural\('[^']+', (\{[^}]*\})/.exec(source) ?? []
    expect([...forms.matchAll(/(\w+): /g)].map(([, name]) => name).sort()).toEqual(
      [...pluralCategories].sort(),
    )
    expect(source).toContain(`plural('${locale}'`)
    const isInForm = (count: number) =>
      preferences.showServices(count).includes(count.toLocaleString(locale))
    // Some write one and two as a word.
    expect([5, 11, 21, 100].filter((count) => !isInForm(count))).toEqual([])
  })

  test('has buttons that fit, and tells each from the others', () => {
    const choices = [first.accept, first.refuse, preferences.acceptAll, preferences.refuseAll]
    for (const choice of choices) expect(choice.length, choice).toBeLessThanOrEqual(LONGEST_CHOICE)
    const names = [first.accept, first.refuse, first.choose, first.later, first.closeAndRefuse]
    expect(new Set(names).size).toBe(names.length)
    const states = Object.values(preferences.status)
    expect(new Set(states).size).toBe(states.length)
  })

  test('is written in its own direction and script', () => {
    expect(first.dir).toBe(['ar', 'he'].includes(locale) ? 'rtl' : 'ltr')
    const script = new Intl.Locale(locale).maximize().script ?? ''
    const own = OWN_SCRIPTS[script] ?? /\p{Script=Latin}/u
    for (const [path, text] of leaves) {
      if (typeof text === 'string' && !SAME_EVERYWHERE.includes(path)) {
        expect(text === first.dir || own.test(text), `${path}: ${text}`).toBe(true)
      }
    }
  })

  test('shares no sentence with English', () => {
    if (locale === 'en') return
    const others = new Map(english.flatMap((part) => leavesOf(part)))
    const same = leaves.filter(
      ([path, text]) => typeof text === 'string' && text.length > 14 && others.get(path) === text,
    )
    expect(same).toEqual([])
  })
})

const SAME_EVERYWHERE = [
  'dir',
  'colon',
  'cookie',
  'storage.indexedDB',
  'storage.cache',
  'storage.localStorage',
  'storage.sessionStorage',
]

const OWN_SCRIPTS: Record<string, RegExp> = {
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
}
