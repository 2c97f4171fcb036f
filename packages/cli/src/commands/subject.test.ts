import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
let shop: TestShop
let reader: Record<string, string>
let subjectId: string
let receiptId: string

beforeAll(async () => {
  collector = await startTestCollector()
  shop = await openTestShop(collector)
  reader = { KVITTO_URL: collector.url, KVITTO_TOKEN: await shop.token('read') }
  receiptId = await postTestReceipt(collector.url, shop.policyVersion)
  const headers = { Authorization: `Bearer ${reader.KVITTO_TOKEN}` }
  const answer = await fetch(`${collector.url}/admin/v1/sites/shop/receipts`, { headers })
  subjectId = (await answer.json()).records[0].subjectId
})
afterAll(() => collector.stop())

const subject = (...options: string[]) =>
  runLine(['subject', '--site', 'shop', '--subject', ...options], reader)
const file = (name: string) => join(collector.folder, name)

test('the receipts of a person are saved with their proofs: verify takes them', async () => {
  const { code, printed } = await subject(subjectId, '--out', file('answer.json'))
  expect([code, printed]).toEqual([0, expect.stringContaining(receiptId)])
  const exported = JSON.parse(await readFile(file('answer.json'), 'utf8'))
  expect(exported).toMatchObject({ site: 'shop', subjectId })
  expect(Object.keys(exported.policy)).toEqual([shop.policyVersion])
  const verified = await runLine(['verify', file('answer.json'), '--log-key', shop.logKey])
  expect(verified.printed).toMatch(/verified$/)
})

test('the page has them too, in the language asked for, and names who answers', async () => {
  await subject(subjectId, '--page-out', file('answer.html'), '--language', 'ar')
  const page = await readFile(file('answer.html'), 'utf8')
  const [, json = ''] = /<script type="application\/json">(.*?)<\/script>/s.exec(page) ?? []
  expect(JSON.parse(json)).toMatchObject({
    exported: { subjectId },
    source: `shop · ${collector.url}`,
    logKeys: [shop.logKey],
    locale: 'ar',
    dir: 'rtl',
  })
})

test.each(['--out', '--page-out'])(
  'a file of %s that cannot be written is said',
  async (option) => {
    const { code, noted } = await subject(subjectId, option, file('nowhere/x'))
    expect([code, noted]).toEqual([1, expect.stringMatching(/^kvitto: file_unwritable: [^\n]+$/)])
  },
)

test('of nobody, and in a language that is none of ours, no file is written', async () => {
  const unknown = await subject('nobody', '--page-out', file('none.html'))
  expect(unknown.noted).toContain('subject_unknown (404)')
  const other = await subject(subjectId, '--page-out', file('none.html'), '--language', 'tlh')
  expect([other.code, other.noted]).toEqual([64, expect.stringContaining('--language')])
  expect(existsSync(file('none.html'))).toBe(false)
})

test('of a person who was erased nothing is left to write, and it is said', async () => {
  const eraser = { KVITTO_URL: collector.url, KVITTO_TOKEN: await shop.token('erase') }
  await runLine(['erase', '--site', 'shop', '--subject', subjectId], eraser)
  const { code, printed, noted } = await subject(subjectId, '--page-out', file('none.html'))
  expect([code, printed, noted]).toEqual([
    0,
    expect.stringContaining('erased at'),
    'no receipt is there: no file is written',
  ])
  expect(existsSync(file('none.html'))).toBe(false)
})
