import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'

// In order: keys are rotated, then lost.
let collector: TestCollector
let data: string
let logKey: string
const newKey = () => randomBytes(32).toString('base64')
const [old, fresh] = [newKey(), newKey()]

beforeAll(async () => {
  collector = await startTestCollector({ env: { KVITTO_BODY_KEY: old } })
  data = join(collector.folder, 'data')
  const env = { KVITTO_URL: collector.url, KVITTO_TOKEN: collector.adminToken }
  const created = await runLine(['tokens', 'create', '--scope', 'publish'], env)
  const publisher = { ...env, KVITTO_TOKEN: created.printed }
  await runLine(['sites', 'add', 'shop'], publisher)
  const policyFile = join(collector.folder, 'policy.json')
  await writeFile(policyFile, JSON.stringify(testPolicy()))
  const { printed } = await runLine(['publish', policyFile], publisher)
  const [policyVersion = ''] = /[\w-]{43}/.exec(printed) ?? []
  for (let more = 0; more < 2; more += 1) await postTestReceipt(collector.url, policyVersion)
  logKey = (await (await fetch(`${collector.url}/v1/sites/shop/log/key`)).text()).trim()
})
afterAll(() => collector.stop())

const fsck = (key?: string) =>
  runLine(['fsck', data, '--log-key', logKey], key ? { KVITTO_BODY_KEY: key } : {})
const rewrap = (...keys: string[]) =>
  runLine(['rewrap', data], { KVITTO_BODY_KEY: keys.join('\n') })

test('fsck needs the key: without it bodies and counts are not checked', async () => {
  expect((await fsck(old)).code).toBe(0)
  const without = await fsck()
  expect(without.code).toBe(2)
  expect(without.printed).toMatch(
    /shop receipts: NOT CHECKED.*2 bodies are sealed by a key that was not given/,
  )
  expect(without.printed).toMatch(/shop counts: NOT CHECKED/)
  expect((await fsck(newKey())).code).toBe(2)
})

test('the data keys are sealed anew while the collector runs; then the new key opens everything', async () => {
  expect(await rewrap(fresh)).toMatchObject({ code: 2, printed: expect.stringMatching(/: 2$/) })
  expect((await rewrap(fresh, old)).printed).toMatch(/^sealed anew: 2, /)
  expect(await rewrap(fresh)).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/already: 2/),
  })
  expect((await fsck(fresh)).code).toBe(0)
  expect((await fsck(old)).code).toBe(2)
})

test('keys are in no copy of the database, and have one of their own', async () => {
  const [database, keys] = [join(collector.folder, 'copy.db'), join(collector.folder, 'keys.db')]
  expect((await runLine(['backup', data, database])).code).toBe(0)
  expect((await runLine(['backup', data, keys, '--body-keys'])).code).toBe(0)
  const tables = (path: string) => {
    const copy = new DatabaseSync(path)
    const rows = copy.prepare("select name from sqlite_master where type = 'table'").all()
    copy.close()
    return rows.map(({ name }) => name)
  }
  expect(tables(database)).not.toContain('body_key')
  expect(tables(keys)).toEqual(['body_key'])
})

test('an archive holds sealed bodies open, and is not made without the key', async () => {
  const archive = join(collector.folder, 'archive')
  const make = (env: Record<string, string>) => runLine(['export', '--all', archive, data], env)
  expect((await make({})).noted).toContain('expected the key of the sealed body 2, found none')
  expect(existsSync(archive)).toBe(false)
  expect((await make({ KVITTO_BODY_KEY: fresh })).code).toBe(0)
  expect((await runLine(['verify', archive, '--log-key', logKey])).code).toBe(0)
})

test('a data key that is gone without an erasure is named by its entry', async () => {
  const database = new DatabaseSync(join(data, 'body-keys.db'))
  database.exec('delete from body_key')
  database.close()
  const { code, printed } = await fsck(fresh)
  expect(code).toBe(1)
  expect(printed).toContain('entry 2 has a body whose key is gone, and no erasure lists it')
  expect(printed).toContain('shop: the first wrong entry is 2')
})

test('no key, a wrong one, both ways at once and no such database are said plainly', async () => {
  expect(await runLine(['rewrap', data])).toMatchObject({ code: 64 })
  const short = await runLine(['rewrap', data], { KVITTO_BODY_KEY: 'AAAA' })
  expect(short.noted).toContain('KVITTO_BODY_KEY: expected 32 random bytes in base64')
  const both = { KVITTO_BODY_KEY: fresh, KVITTO_BODY_KEY_FILE: 'x' }
  expect((await runLine(['rewrap', data], both)).noted).toContain('found both')
  const file = { KVITTO_BODY_KEY_FILE: join(collector.folder, 'none') }
  expect((await runLine(['rewrap', data], file)).noted).toContain('expected a readable file')
  const none = await runLine(['rewrap', collector.folder], { KVITTO_BODY_KEY: fresh })
  expect(none).toMatchObject({ code: 1, noted: expect.stringContaining('found none') })
  expect(existsSync(join(collector.folder, 'body-keys.db'))).toBe(false)
})
