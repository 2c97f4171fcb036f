import { expect, test } from 'vitest'
import { isWithin } from './is-within.ts'

const PORTAL = { exclude: ['/portal/**'] }

test.each(['/', '/portals/', '/news/portal/', '/portal.html'])('%s is not the portal', (path) => {
  expect(isWithin(PORTAL, path)).toBe(true)
})

test.each(['/portal', '/portal/', '/portal/a/b'])('%s is the portal', (path) => {
  expect(isWithin(PORTAL, path)).toBe(false)
})

test.each([
  '/%70ortal/',
  '/p%6Frtal',
  '/Portal/a',
  '/PORTAL',
  '//portal/',
  '/portal%2Fa',
  '/portal%5Ca',
  '/portal;id=1',
  '/;a/portal/b',
  '/portal/%',
  '/%70ortal/%zz/%E4',
])('%s is the portal to a site that reads it so', (path) => {
  expect(isWithin(PORTAL, path)).toBe(false)
  expect(isWithin({ exclude: ['/Portal/**'] }, path)).toBe(false)
})

test('what is excluded may be written with escapes', () => {
  const excluded = { exclude: ['/k%C3%B6p/**'] }
  expect(isWithin(excluded, '/k%c3%b6p/sko')).toBe(false)
  expect(isWithin(excluded, '/k%C3%A5p/sko')).toBe(true)
})

test('what is included is written as it is', () => {
  expect(isWithin({ include: ['/portal/**'] }, '/Portal/')).toBe(false)
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
