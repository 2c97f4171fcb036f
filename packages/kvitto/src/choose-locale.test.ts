import { expect, test } from 'vitest'
import { chooseLocale } from './choose-locale.ts'

test.each([
  ['the same', ['en', 'pt-BR', 'pt'], 'pt-BR', 'pt-BR'],
  ['of its language', ['en', 'sv'], 'sv-FI', 'sv'],
  ['however it is written', ['en', 'sv'], 'sv_SE', 'sv'],
  ['in capitals', ['en', 'sv'], 'SV-se', 'sv'],
  ['Norwegian by its common name', ['sv', 'nb'], 'no', 'nb'],
  ['and of its country', ['en', 'nb'], 'no-NO', 'nb'],
  ['in the other written form', ['sv', 'nb', 'nn'], 'nn', 'nn'],
  ['none of them', ['sv', 'en'], 'de', 'sv'],
  ['no language at all', ['sv', 'en'], '', 'sv'],
])('the declared locale nearest to the page: %s', (_, locales, lang, expected) => {
  expect(chooseLocale(locales, lang)).toBe(expected)
})
