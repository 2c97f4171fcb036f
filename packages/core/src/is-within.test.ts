import { expect, test } from 'vitest'
import { isWithin } from './is-within.ts'

const PORTAL = { exclude: ['/portal/**'] }

test.each(['/', '/portals/', '/news/portal/', '/portal.html'])('%s is not the portal', (path) => {
  expect(isWithin(PORTAL, path)).toBe(true)
})

test.each(['/portal', '/portal/', '/portal/a/b'])('%s is the portal', (path) => {
  expect(isWithin(PORTAL, path)).toBe(false)
})

test('a path without ** is that page alone', () => {
  expect(isWithin({ exclude: ['/a'] }, '/a')).toBe(false)
  expect(isWithin({ exclude: ['/a'] }, '/a/')).toBe(true)
})

test('where pages are included, no other is; what is excluded wins', () => {
  const shop = { include: ['/shop/**'], exclude: ['/shop/pay'] }
  expect(isWithin(shop, '/shop/shoes')).toBe(true)
  expect(isWithin(shop, '/shop/pay')).toBe(false)
  expect(isWithin(shop, '/')).toBe(false)
})

test('included nowhere is nowhere', () => {
  expect(isWithin({ include: [] }, '/')).toBe(false)
})
