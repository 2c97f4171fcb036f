import { expect, test } from 'vitest'
import { contrast } from './contrast.ts'

test('contrast is that of WCAG, whichever colour comes first', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21)
  expect(contrast([1, 1, 1], [1, 1, 1])).toBe(1)
  // #767676 is the lightest grey on which white can be read, #777777 is not.
  const grey = (value: number) => contrast([1, 1, 1], [value / 255, value / 255, value / 255])
  expect(grey(0x76)).toBeGreaterThanOrEqual(4.5)
  expect(grey(0x77)).toBeLessThan(4.5)
})

test('what lies outside sRGB counts as its nearest', () => {
  expect(contrast([1.2, 1, 1.1], [-0.1, 0, 0])).toBeCloseTo(21)
})
