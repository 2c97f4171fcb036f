import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashText } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'

let collector: TestCollector
let logKey: string
let receiptId: string
const tokens: Record<string, string> = {}

const run = (scope: string, ...line: string[]) =>
  runLine(line, { KVITTO_URL: collector.url, KVITTO_TOKEN: tokens[scope] ?? '' })
const read = async (path: string) => {
  const headers = { Authorization: `Bearer ${tokens.read}` }
  return (await fetch(`${collector.url}/admin/v1/sites/shop/${path}`, { headers })).json()
}

beforeAll(async () => {
  collector = await startTestCollector()
  tokens.admin = collector.adminToken
  for (const scope of ['publish', 'read', 'erase']) {
    tokens[scope] = (await run('admin', 'tokens', 'create', '--scope', scope)).printed
  }
  await run('publish', 'sites', 'add', 'shop')
  const policyFile = join(collector.folder, 'policy.json')
  await writeFile(policyFile, JSON.stringify(testPolicy()))
  const [policyVersion = ''] =
    /[\w-]{43}/.exec((await run('publish', 'publish', policyFile)).printed) ?? []
  receiptId = await postTestReceipt(collector.url, policyVersion)
  logKey = (await (await fetch(`${collector.url}/v1/sites/shop/log/key`)).text()).trim()
})
afterAll(() => collector.stop())

test('a person’s receipts are erased; the bundle kept before verifies, and fsck finds nothing wrong', async () => {
  const [bundle, policy] = ['bundle.json', 'asked.json'].map((name) => join(collector.folder, name))
  const saving = ['bundle', '--site', 'shop', '--receipt', receiptId, '--out', String(bundle)]
  expect((await run('read', ...saving, '--policy-out', String(policy))).code).toBe(0)
  const { policyVersion } = (await read('receipts')).records[0]
  expect(await hashText(await readFile(String(policy), 'utf8'))).toBe(policyVersion)
  const { subjectId } = (await read('receipts')).records[0]
  const line = ['erase', '--site', 'shop', '--subject', subjectId]

  const refused = await run('read', ...line)
  expect(refused).toMatchObject({ code: 1, noted: expect.stringContaining('scope_missing (403)') })

  const erased = await run('erase', ...line)
  expect(erased.code).toBe(0)
  expect(JSON.parse(erased.printed)).toEqual({
    schema: 'kvitto/erased/1',
    site: 'shop',
    by: 'operator',
    subject: await hashText(subjectId),
    receipts: [2, 3],
  })
  expect(erased.noted).toMatch(/^erased at \S+Z, entry 4 of the log$/)
  expect(await run('erase', ...line)).toEqual(erased)
  expect((await read('receipts')).records).toEqual([])
  const shown = await run('read', 'subject', '--site', 'shop', '--subject', subjectId)
  expect(shown.printed).toMatch(/^erased at \S+Z, entry 4, by the operator’s word$/)

  expect((await run('', 'verify', String(bundle), '--log-key', logKey)).code).toBe(0)
  const data = join(collector.folder, 'data')
  expect((await run('', 'fsck', data, '--log-key', logKey)).code).toBe(0)
})

test('of a receipt that is not there no file is made, and an empty token file is named', async () => {
  const out = join(collector.folder, 'none.json')
  const line = ['bundle', '--site', 'shop', '--receipt', 'x', '--out', out]
  expect((await run('read', ...line)).noted).toContain('receipt_unknown (404)')
  expect(existsSync(out)).toBe(false)
  expect((await run('read', ...line.slice(0, 5))).noted).toContain('found no --out')
  await writeFile(out, '\n')
  expect((await run('read', ...line, '--token-file', out)).noted).toContain(
    `in ${out}, found it empty`,
  )
})

test('a mistyped id is an error, a missing one a wrong use', async () => {
  const mistyped = await run('erase', 'erase', '--site', 'shop', '--subject', 'x')
  expect(mistyped).toMatchObject({ code: 1, noted: expect.stringContaining('subject_unknown') })
  const missing = await run('erase', 'erase', '--site', 'shop')
  expect(missing).toMatchObject({ code: 64, noted: expect.stringContaining('found no --subject') })
})
