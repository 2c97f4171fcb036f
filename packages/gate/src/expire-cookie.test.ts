// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { expireCookie } from './expire-cookie.ts'

afterEach(() => vi.restoreAllMocks())

test('a cookie is expired on every parent domain and path of the address', () => {
  const written: string[] = []
  vi.spyOn(document, 'cookie', 'set').mockImplementation((text) => {
    written.push(text)
  })
  vi.stubGlobal('location', { hostname: 'www.shop.example', pathname: '/a/b' })
  expireCookie('_visit')
  vi.unstubAllGlobals()
  expect(written.every((text) => text.startsWith('_visit=;max-age=0;path=/'))).toBe(true)
  for (const domain of [
    '',
    ';domain=www.shop.example',
    ';domain=shop.example',
    ';domain=example',
  ]) {
    for (const path of ['/', '/a', '/a/', '/a/b', '/a/b/']) {
      expect(written).toContain(`_visit=;max-age=0;path=${path}${domain}`)
    }
  }
})
