import { expect, test } from 'vitest'
import { strings as en } from './en.ts'
import { strings as sv } from './sv.ts'

const keysOf = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? [key, ...keysOf(inner)] : [key],
  )

test('every language says the same things', async () => {
  expect(keysOf(sv)).toEqual(keysOf(en))
  expect(keysOf(await sv.preferences())).toEqual(keysOf(await en.preferences()))
})

test('browsers that refuse for people find the banner and its refusal', () => {
  // The grammars of DuckDuckGo's autoconsent, for English and for Swedish.
  expect(en.refuse).toMatch(/^(reject|deny|refuse|decline) all$/i)
  expect(en.refuseAsked).toMatch(/^(reject|deny|refuse|decline)$/i)
  expect(en.terms(2, '6 months')).toMatch(/consent to.{0,100}cookies/i)
  expect(sv.refuse).toMatch(/(^|\s)(avvisa|avböj|neka|förneka)/i)
  expect(sv.refuseAsked).toMatch(/(^|\s)(avvisa|avböj|neka|förneka)/i)
})
