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
  ['of its script', ['zh-Hans', 'zh-Hant'], 'zh-TW', 'zh-Hant'],
  ['of its script, by its name', ['zh-CN', 'zh-TW'], 'zh-Hant', 'zh-TW'],
  ['of its script, and another country', ['zh-CN', 'zh-TW'], 'zh-HK', 'zh-TW'],
  ['of its script, with an underscore', ['zh-Hans', 'zh-Hant'], 'zh_TW', 'zh-Hant'],
  ['of its usual script', ['zh-Hant', 'zh-Hans'], 'zh', 'zh-Hans'],
  ['of its country’s script', ['zh-Hant', 'zh-Hans'], 'zh-CN', 'zh-Hans'],
  ['of the script that it names', ['zh-TW', 'zh'], 'zh-Hans', 'zh'],
  ['of its language in another script', ['en', 'zh-Hans'], 'zh-TW', 'zh-Hans'],
  ['the same in small letters', ['pt', 'pt-BR'], 'pt-br', 'pt-BR'],
  ['of the language of no tag at all', ['en', 'sv'], 'sv-1', 'sv'],
  ['none of them', ['sv', 'en'], 'de', 'sv'],
  ['no language at all', ['sv', 'en'], '', 'sv'],
])('the declared locale nearest to the page: %s', (_, locales, lang, expected) => {
  expect(chooseLocale(locales, lang)).toBe(expected)
})
