// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { adoptStyles } from './adopt-styles.ts'

test('declarations become important, tokens stay plain, a sheet is adopted once', () => {
  let text = ''
  const replaceSync = CSSStyleSheet.prototype.replaceSync
  CSSStyleSheet.prototype.replaceSync = (rules) => {
    text = rules
  }
  const rules = ':root{--kvitto-text:#000;}.kvitto{color:var(--kvitto-text);margin:0;}'
  adoptStyles(rules)
  adoptStyles(rules)
  CSSStyleSheet.prototype.replaceSync = replaceSync
  expect(text).toBe(
    '@layer kvitto{:root{--kvitto-text:#000;}.kvitto{color:var(--kvitto-text)!important;margin:0!important;}}',
  )
  expect(document.adoptedStyleSheets).toHaveLength(1)
})

test('a page without constructed sheets is left as it is', () => {
  const Sheet = globalThis.CSSStyleSheet
  Reflect.deleteProperty(globalThis, 'CSSStyleSheet')
  expect(() => adoptStyles('p{margin:0;}')).not.toThrow()
  globalThis.CSSStyleSheet = Sheet
})
