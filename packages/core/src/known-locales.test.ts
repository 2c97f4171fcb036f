import { expect, test } from 'vitest'
import { knownLocaleOf } from './known-locales.ts'

test.each([
  ['sv', 'sv'],
  ['sv-FI', 'sv'],
  ['en-GB', 'en'],
  ['pt', 'pt'],
  ['pt-PT', 'pt'],
  ['pt-BR', 'pt-BR'],
  ['no', 'nb'],
  ['nn-NO', 'nn'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-MO', 'zh-Hant'],
  ['xx', undefined],
  ['en_GB', undefined],
  ['', undefined],
])('%s is served by %s', (tag, expected) => {
  expect(knownLocaleOf(tag)).toBe(expected)
})
