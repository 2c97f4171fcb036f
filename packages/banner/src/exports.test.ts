// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import * as banner from './index.ts'

test('the package exports these names', () => {
  expect(Object.keys(banner).sort()).toEqual([
    'fillPlaceholder',
    'showFirstLayer',
    'showPreferences',
    'visibleText',
  ])
})
