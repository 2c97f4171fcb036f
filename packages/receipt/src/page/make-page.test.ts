import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RECEIPTS_SCHEMA } from '../receipts-export.ts'
import { makePage } from './make-page.ts'
import type { PageData } from './page-data.ts'

beforeEach(() => vi.stubGlobal('__KVITTO_PAGE__', 'run()'))
afterEach(() => vi.unstubAllGlobals())

const HOSTILE = '</script><script>alert(1)</script><!--\u2028\u2029"\\'

const data: PageData = {
  exported: {
    schema: RECEIPTS_SCHEMA,
    site: 'demo',
    subjectId: HOSTILE,
    policy: { [HOSTILE]: HOSTILE },
    build: {},
    receipts: [{ receipt: HOSTILE }],
  },
  logKeys: [HOSTILE],
  locale: 'en',
  dir: 'ltr',
  words: {
    title: HOSTILE,
    intro: '',
    idLabel: '',
    checks: { signature: '', log: '', logKey: '', policy: '', build: '' },
    ok: '',
    failed: '',
    open: '',
    trusted: '',
    limits: '',
    given: '',
    refused: '',
    withdrawn: '',
    renewed: '',
    validUntil: '',
    version: '',
  },
}

test('nothing that a receipt, policy or text holds leaves its script element', () => {
  const page = makePage(data)
  expect(page.match(/<\/?script/g)).toHaveLength(4)
  expect(page).not.toMatch(/<!--|\u2028|\u2029/)
  const [, json = ''] = /<script type="application\/json">(.*?)<\/script>/s.exec(page) ?? []
  expect(JSON.parse(json)).toEqual(data)
})

test('its own policy allows no network at all, and it names no file', () => {
  const page = makePage(data)
  expect(page).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`,
  )
  expect(page).not.toMatch(/ (?:src|href)=|url\(|@import/)
  expect(page).toContain('<script>run()</script>')
})
