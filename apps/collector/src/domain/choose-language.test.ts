import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'

test.each([
  ['its own tag', ['en', 'pt', 'pt-BR'], ['PT-br', 'en'], 'pt-BR'],
  ['the first that is there', ['en', 'sv'], ['fi', 'sv', 'en'], 'sv'],
  ['its script', ['zh-Hans', 'zh-Hant'], ['zh-TW'], 'zh-Hant'],
  ['its script, by its name', ['zh-CN', 'zh-TW'], ['zh-Hant'], 'zh-TW'],
  ['its script, and another country', ['zh-CN', 'zh-TW'], ['zh-HK'], 'zh-TW'],
  ['its usual script', ['zh-Hant', 'zh-Hans'], ['zh'], 'zh-Hans'],
  ['its country’s script', ['zh-Hant', 'zh-Hans'], ['zh-CN'], 'zh-Hans'],
  ['the script that it names', ['zh-TW', 'zh'], ['zh-Hans'], 'zh'],
  ['its language by another name', ['en', 'nb'], ['no'], 'nb'],
  ['its language', ['en', 'pt-BR'], ['pt-PT'], 'pt-BR'],
  ['English where none is near', ['ar', 'en-GB', 'sv'], ['fi', '*', 'x'], 'en-GB'],
  ['the first where there is no English', ['ar', 'sv'], ['fi'], 'ar'],
  ['English where nothing is declared', [], ['fi'], 'en'],
])('%s', (_, declared, wanted, expected) => {
  expect(chooseLanguage(declared, wanted)).toBe(expected)
})
