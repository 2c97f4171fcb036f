import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'

test.each([
  ['its own tag', ['en', 'pt', 'pt-BR'], ['PT-br', 'en'], 'pt-BR'],
  ['the first that is there', ['en', 'sv'], ['fi', 'sv', 'en'], 'sv'],
  ['its script', ['zh-Hans', 'zh-Hant'], ['zh-TW'], 'zh-Hant'],
  ['its language by another name', ['en', 'nb'], ['no'], 'nb'],
  ['its language', ['en', 'pt-BR'], ['pt-PT'], 'pt-BR'],
  ['English where none is near', ['ar', 'en-GB', 'sv'], ['fi', '*', 'x'], 'en-GB'],
  ['the first where there is no English', ['ar', 'sv'], ['fi'], 'ar'],
  ['English where nothing is declared', [], ['fi'], 'en'],
])('%s', (_, declared, wanted, expected) => {
  expect(chooseLanguage(declared, wanted)).toBe(expected)
})
