import { readFileSync } from 'node:fs'
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { formatVerifierKey, makeVerifierKey } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

/** The policy, the build, 256 receipts, and an erasure with its withdrawal: one full tile and an open one. */
const RECEIPTS = 256
const SIZE = RECEIPTS + 4
/** Of the access log, the erasure among them: one full tile and an open one too. */
const READS = 260

let collector: TestCollector
let data: string
let archive: string
let logKey: string

beforeAll(async () => {
  collector = await startTestCollector()
  data = join(collector.folder, 'data')
  archive = join(collector.folder, 'archive')
  const shop = await openTestShop(collector)
  logKey = shop.logKey
  const post = () => postTestReceipt(collector.url, shop.policyVersion)
  for (let n = 0; n < RECEIPTS; n += 32) await Promise.all(Array.from({ length: 32 }, post))
  const database = new DatabaseSync(join(data, 'kvitto.db'), { readOnly: true })
  const row = database.prepare('select subject_id from receipt where idx = 9').get()
  database.close()
  const subject = String(row?.subject_id)
  const eraser = { KVITTO_URL: collector.url, KVITTO_TOKEN: await shop.token('erase') }
  await runLine(['erase', '--site', 'shop', '--subject', subject], eraser)
  const headers = { Authorization: `Bearer ${await shop.token('read')}` }
  const read = (_: unknown, n: number) =>
    fetch(`${collector.url}/admin/v1/sites/shop/subjects/${n}`, { headers })
  await Promise.all(Array.from({ length: READS - 1 }, read))
}, 60_000)
afterAll(() => collector.stop())

test('a running collector’s database becomes a folder for its owner alone, and nothing is overwritten', async () => {
  const { code, printed, noted } = await runLine(['export', '--all', archive, data])
  expect([code, printed, noted]).toEqual([0, `shop: ${SIZE} entries`, ''])
  expect((await stat(archive)).mode & 0o777).toBe(0o700)
  expect((await readdir(archive)).sort()).toEqual([
    'archive.json',
    'builds',
    'files',
    'policies',
    'sites',
  ])
  const again = await runLine(['export', '--all', archive, data])
  expect(again.code).toBe(1)
  expect(again.noted).toContain('ENOTEMPTY')
  const beside = await readdir(collector.folder)
  expect(beside.filter((name) => name.endsWith('.new'))).toEqual([])
})

test('it is verified offline, each check of each site by name', async () => {
  const { code, printed } = await runLine(['verify', archive, '--log-key', logKey])
  expect(printed.split('\n')).toEqual([
    'shop checkpoint key: OK (signed by kvitto.local/shop)',
    `shop entries: OK (${SIZE})`,
    `shop receipts: OK (${RECEIPTS + 1})`,
    'shop policies: OK (1)',
    'shop builds: OK (1)',
    'shop erasures: OK (1)',
    // By the site's key: it signs the access log too, under the name of that.
    'shop/access checkpoint key: OK (signed by kvitto.local/shop/access)',
    `shop/access entries: OK (${READS})`,
    `shop/access accesses: OK (${READS})`,
  ])
  expect(code).toBe(0)
  expect((await runLine(['verify', archive])).code).toBe(2)
})

test('a log that was left out of it is missed by whoever has its key, and an empty one is not verified', async () => {
  const left = join(collector.folder, 'left-out')
  await cp(archive, left, { recursive: true })
  const manifest = join(left, 'archive.json')
  await writeFile(manifest, '{"schema":"kvitto/archive/1","sites":{}}')
  expect(await runLine(['verify', left])).toMatchObject({
    code: 2,
    printed: 'archive: NOT CHECKED (there is no log in it)',
  })
  expect(await runLine(['verify', left, '--log-key', logKey])).toMatchObject({
    code: 2,
    printed: 'archive: NOT CHECKED (kvitto.local/shop is not in it)',
  })
})

test.each(
  ['{', 'null', '[]', '{}', '"x"'].concat(
    ['null', '[]', '1', '{"shop":"4"}', '{"shop":-1}'].map(
      (sites) => `{"schema":"kvitto/archive/1","sites":${sites}}`,
    ),
    '{"schema":"kvitto/archive/1","sites":{},"accesses":null}',
  ),
)('a folder whose manifest is %s is one coded line and exit 1', async (text) => {
  const path = join(collector.folder, 'archive.json')
  await writeFile(path, text)
  const { code, printed, noted } = await runLine(['verify', collector.folder])
  await rm(path)
  const line = /^kvitto: file_unreadable: expected [^\n]+archive\.json[^\n]+$/
  expect([code, printed, noted]).toEqual([1, '', expect.stringMatching(line)])
})

test('no key, token or erased receipt is in it', async () => {
  const names = await readdir(archive, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  )
  const all = texts.join('\n')
  expect(all).not.toContain('PRIVATE KEY')
  expect(all).not.toContain(collector.adminToken)
  const lines = (await readFile(join(archive, 'sites/shop/receipts.jsonl'), 'utf8')).split('\n')
  expect(lines.some((line) => line.startsWith('{"index":8,'))).toBe(true)
  expect(lines.some((line) => line.startsWith('{"index":9,'))).toBe(false)
})

const flip = (at: number) => (bytes: Buffer) => {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}
const lines = (change: (all: string[]) => string[]) => (bytes: Buffer) =>
  Buffer.from(change(bytes.toString().split('\n')).join('\n'))
const without = (index: number) =>
  lines((all) => all.filter((line) => !line.startsWith(`{"index":${index},`)))
const ONLY = 'the only file'
const receipts = 'sites/shop/receipts.jsonl'

test.each<[string, string, string, (bytes: Buffer) => Buffer | undefined]>([
  ['an entry’s byte', 'sites/shop/tile/entries/000', 'entries', flip(60)],
  ['an entry of the open tile', `sites/shop/tile/entries/001.p/${SIZE - 256}`, 'entries', flip(40)],
  ['entries that are missing', 'sites/shop/tile/entries/000', 'entries', () => undefined],
  ['a tile’s hash', 'sites/shop/tile/0/000', 'entries', flip(33)],
  ['a tile of a higher level', 'sites/shop/tile/1/000.p/1', 'entries', flip(3)],
  ['a tile that is missing', 'sites/shop/tile/0/000', 'entries', () => undefined],
  [
    'a checkpoint’s size',
    'sites/shop/checkpoint',
    'checkpoint key',
    (bytes) => Buffer.from(bytes.toString().replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`)),
  ],
  ['a checkpoint that is missing', 'sites/shop/checkpoint', 'checkpoint', () => undefined],
  [
    'a receipt’s letter',
    receipts,
    'receipts',
    (bytes) => Buffer.from(bytes.toString().replace('"receipt":"eyJ', '"receipt":"eyK')),
  ],
  ['a receipt removed', receipts, 'receipts', without(30)],
  [
    'a receipt added',
    receipts,
    'receipts',
    lines((all) => [...all.slice(0, -1), String(all[0]?.replace(/:\d+/, ':999')), '']),
  ],
  [
    'two receipts exchanged',
    receipts,
    'receipts',
    lines(([a = '', b = '', ...rest]) => {
      const [first, second] = [a, b].map((line) => JSON.parse(line))
      return [
        JSON.stringify({ ...first, receipt: second.receipt }),
        JSON.stringify({ ...second, receipt: first.receipt }),
        ...rest,
      ]
    }),
  ],
  ['a line that is none', receipts, 'receipts', () => Buffer.from('{"index":2}\n')],
  ['a line of null', receipts, 'receipts', () => Buffer.from('null\n')],
  ['records that are none', 'sites/shop/records.jsonl', 'succession', () => Buffer.from('{\n')],
  ['an erasure removed', 'sites/shop/erasures.jsonl', 'erasures', () => Buffer.from('')],
  [
    'what an erasure lists',
    'sites/shop/erasures.jsonl',
    'erasures',
    (bytes) => Buffer.from(bytes.toString().replace('[9', '[8')),
  ],
  ['a policy’s byte', `policies/${ONLY}`, 'policies', flip(20)],
  ['a policy that is missing', `policies/${ONLY}`, 'policies', () => undefined],
  ['a build’s manifest', `builds/${ONLY}`, 'builds', flip(20)],
  ['a file’s byte', `files/${ONLY}`, 'builds', flip(2)],
])('%s fails the check of it', async (name, path, check, change) => {
  const copy = join(collector.folder, 'altered')
  await cp(archive, copy, { recursive: true })
  const [folder = '', file = ''] = path.split(`/${ONLY}`)
  const first = path.endsWith(ONLY) ? (await readdir(join(copy, folder)))[0] : file
  const target = join(copy, folder, first ?? '')
  const bytes = change(await readFile(target))
  if (bytes) await writeFile(target, bytes)
  else await rm(target)
  const { code, printed } = await runLine(['verify', copy, '--log-key', logKey])
  await rm(copy, { recursive: true })
  expect([name, printed]).toEqual([name, expect.stringContaining(`shop ${check}: FAILED`)])
  expect(code).toBe(1)
})

const accesses = 'sites/shop/access/accesses.jsonl'
test.each<[string, string, string, (bytes: Buffer) => Buffer | undefined]>([
  ['an entry’s byte', 'sites/shop/access/tile/entries/000', 'entries', flip(60)],
  ['a tile’s hash', 'sites/shop/access/tile/0/000', 'entries', flip(33)],
  ['a tile that is missing', 'sites/shop/access/tile/1/000.p/1', 'entries', () => undefined],
  ['a checkpoint that is missing', 'sites/shop/access/checkpoint', 'checkpoint', () => undefined],
  [
    'the checkpoint of the receipts',
    'sites/shop/access/checkpoint',
    'checkpoint',
    () => readFileSync(join(archive, 'sites/shop/checkpoint')),
  ],
  [
    'a checkpoint’s size',
    'sites/shop/access/checkpoint',
    'checkpoint key',
    (bytes) => Buffer.from(bytes.toString().replace(`\n${READS}\n`, `\n${READS - 1}\n`)),
  ],
  ['an access removed', accesses, 'accesses', without(30)],
  ['the last removed', accesses, 'accesses', without(READS - 1)],
  [
    'an access added',
    accesses,
    'accesses',
    lines((all) => [...all.slice(0, -1), String(all[0]?.replace(/:\d+/, ':999')), '']),
  ],
  [
    'what was found',
    accesses,
    'accesses',
    (bytes) => Buffer.from(bytes.toString().replace('\\"found\\":0', '\\"found\\":1')),
  ],
  ['all of them', accesses, 'accesses', () => undefined],
])('of the access log, %s fails the check of it', async (name, path, check, change) => {
  const copy = join(collector.folder, 'altered')
  await cp(archive, copy, { recursive: true })
  const bytes = change(await readFile(join(copy, path)))
  if (bytes) await writeFile(join(copy, path), bytes)
  else await rm(join(copy, path))
  const { code, printed } = await runLine(['verify', copy, '--log-key', logKey])
  await rm(copy, { recursive: true })
  expect([name, printed]).toEqual([name, expect.stringContaining(`shop/access ${check}: FAILED`)])
  expect(printed).not.toMatch(/^shop .*FAILED/m)
  expect(code).toBe(1)
})

test('an archive that was made before there were access logs verifies, one that lost its own does not', async () => {
  const copy = join(collector.folder, 'before')
  await cp(archive, copy, { recursive: true })
  await rm(join(copy, 'sites/shop/access'), { recursive: true })
  const verify = () => runLine(['verify', copy, '--log-key', logKey])
  expect((await verify()).printed).toContain('shop/access checkpoint: FAILED (is missing)')
  const manifest = JSON.parse(await readFile(join(copy, 'archive.json'), 'utf8'))
  expect(manifest.accesses).toEqual({ shop: READS })
  delete manifest.accesses
  await writeFile(join(copy, 'archive.json'), JSON.stringify(manifest))
  const { code, printed } = await verify()
  expect([code, printed]).toEqual([0, expect.not.stringContaining('access')])
})

test('the access log’s own key does as well, another site’s does not', async () => {
  const key = await (await fetch(`${collector.url}/v1/sites/shop/log/access/key`)).text()
  const both = ['--log-key', logKey, '--log-key', key.trim()]
  expect((await runLine(['verify', archive, ...both])).code).toBe(0)
  const other = await makeVerifierKey('kvitto.local/other', new Uint8Array(32).fill(7))
  const foreign = await runLine(['verify', archive, '--log-key', formatVerifierKey(other)])
  expect(foreign.printed).toContain(
    'shop/access checkpoint key: FAILED (expected a log key named kvitto.local/shop/access',
  )
})

test('another log’s key fails, and what is asked for wrongly says how', async () => {
  const other = logKey.replace('kvitto.local/shop', 'kvitto.local/other')
  expect((await runLine(['verify', archive, '--log-key', other])).code).not.toBe(0)
  const noted = async (line: string[]) => (await runLine(line)).noted
  expect(await noted(['export', archive, data])).toContain('expected --all')
  expect(await noted(['export', '--all', archive])).toContain('KVITTO_DATABASE_URL')
  const none = join(collector.folder, 'none')
  expect(await noted(['export', '--all', none, collector.folder])).toMatch(/^kvitto: file_unread/)
  await expect(stat(none)).rejects.toThrow('ENOENT')
})
