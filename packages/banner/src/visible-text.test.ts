// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'

test('text nodes come in document order, collapsed, one per line, without inputs', () => {
  const root = document.createElement('div')
  const paragraph = document.createElement('p')
  paragraph.append('  We \n use\tcookies ', document.createElement('b'), '\u00a0')
  paragraph.querySelector('b')?.append('here')
  const area = document.createElement('textarea')
  area.append('typed')
  root.append('first', paragraph, area, '   ', 'last')
  expect(visibleText(root)).toBe('first\nWe use cookies\nhere\nlast')
})
