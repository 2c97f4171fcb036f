import { access, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { LogsFile } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'

let collector: TestCollector
let policyVersion: string
const tokens: Record<string, string> = {}
const keys: string[] = []
const receiptIds: string[] = []

const run = (scope: string, ...line: string[]) =>
  runLine(line, { KVITTO_URL: collector.url, KVITTO_TOKEN: tokens[scope] ?? '' })
const get = async (path: string) => {
  const headers = { Authorization: `Bearer ${tokens.read}` }
  return (await fetch(`${collector.url}/${path}`, { headers })).text()
}
const file = (name: string) => join(collector.folder, name)
const withKeys = () => keys.flatMap((key) => ['--log-key', key])
const monitor = (key: string, state = 'state.json') =>
  run('read', 'monitor', collector.url, '--log-key', key, '--state', file(state), '--once')

beforeAll(async () => {
  collector = await startTestCollector()
  tokens.admin = collector.adminToken
  for (const scope of ['publish', 'read', 'erase']) {
    tokens[scope] = (await run('admin', 'tokens', 'create', '--scope', scope)).printed
  }
  await run('publish', 'sites', 'add', 'shop')
  await writeFile(file('policy.json'), JSON.stringify(testPolicy()))
  const printed = (await run('publish', 'publish', file('policy.json'))).printed
  policyVersion = /[\w-]{43}/.exec(printed)?.[0] ?? ''
  receiptIds.push(await postTestReceipt(collector.url, policyVersion))
  keys.push((await get('v1/sites/shop/log/key')).trim())
  expect((await monitor(keys[0] ?? '')).code).toBe(0)
  await run('admin', 'log', 'close', 'shop', '--log', 'kvitto.local/shop')
  receiptIds.push(await postTestReceipt(collector.url, policyVersion))
  keys.push((await get('v1/sites/shop/log/2/key')).trim())
})
afterAll(() => collector.stop())

test('a log that was closed shows where it goes on, and said twice it ends once', async () => {
  const status = await run('', 'log', 'status', 'shop')
  const [closed, open, ...more] = status.printed.split('\n')
  expect(closed).toMatch(
    /^kvitto\.local\/shop: 4 entries from 0 on, closed at \S+Z, goes on in kvitto\.local\/2\/shop$/,
  )
  expect([open, more]).toEqual(['kvitto.local/2/shop: 2 entries from 4 on, open', []])
  const again = await run('admin', 'log', 'close', 'shop', '--log', 'kvitto.local/shop')
  expect(again).toMatchObject({ code: 0, printed: status.printed })
  const other = await run('admin', 'log', 'close', 'shop', '--log', 'kvitto.local/other')
  expect(other).toMatchObject({ code: 1, noted: expect.stringContaining('log_unknown') })
  expect((await run('admin', 'log', 'close', 'shop')).code).toBe(64)
})

test('the logs’ file verifies offline; the first log’s key is enough', async () => {
  await run('', 'log', 'status', 'shop', '--out', file('logs.json'))
  const { code, printed } = await run('', 'verify', file('logs.json'), '--log-key', keys[0] ?? '')
  expect(printed).toContain('kvitto.local/shop closed: OK (at ')
  expect(printed).toContain(
    'kvitto.local/2/shop opened: OK (goes on from kvitto.local/shop with 4 entries)',
  )
  expect(code).toBe(0)
  expect((await run('', 'verify', file('logs.json'))).code).toBe(2)
})

test.each([
  ['no log', { logs: [], pruned: [] }, []],
  ['no log, with a key given', { logs: [], pruned: [] }, withKeys],
])('a file with %s is not verified', async (_, change, more) => {
  const logs = JSON.parse(await get('v1/sites/shop/logs'))
  await writeFile(file('none.json'), JSON.stringify({ ...logs, ...change }))
  const given = typeof more === 'function' ? more() : more
  expect(await run('', 'verify', file('none.json'), ...given)).toEqual({
    code: 2,
    printed: 'logs: NOT CHECKED (there is no log in it)',
    noted: '',
  })
})

test.each<[string, unknown]>([
  ['logs', [null]],
  ['logs', {}],
  ['logs.0.checkpoint', null],
  ['logs.0.origin', 1],
  ['logs.0.first', '0'],
  ['logs.0.closed', null],
  ['logs.0.closed.record', {}],
  ['logs.1.opened', 'x'],
  ['logs.1.opened.proof', null],
  ['pruned', [null]],
  ['pruned', null],
  ['site', null],
])('a logs’ file whose %s is %j is one coded line and exit 1', async (path, value) => {
  await writeFile(file('odd.json'), await changed(path, value))
  expect(await run('', 'verify', file('odd.json'), ...withKeys())).toEqual({
    code: 1,
    printed: '',
    noted: `kvitto: file_unreadable: expected kvitto/logs/1 in ${file('odd.json')}, found another shape`,
  })
})

test.each<[string, string, string]>([
  ['logs.0.closed.record', 'null', 'closed'],
  ['logs.0.closed.record', '{"successor":1}', 'closed'],
  ['logs.0.closed.record', '{"successor":{"origin":"x","keys":1}}', 'closed'],
  ['logs.1.opened.record', 'null', 'opened'],
  ['logs.1.opened.record', '{"predecessor":null}', 'opened'],
  ['logs.1.opened.record', '{', 'opened'],
])('%s that is %s fails', async (path, value, check) => {
  await writeFile(file('odd.json'), await changed(path, value))
  const { code, printed } = await run('', 'verify', file('odd.json'))
  expect([code, printed]).toEqual([1, expect.stringMatching(new RegExp(` ${check}: FAILED`))])
})

test('a file that cannot be written is one coded line and exit 1', async () => {
  const { code, noted } = await run('', 'log', 'status', 'shop', '--out', file('nowhere/x.json'))
  expect([code, noted]).toEqual([
    1,
    expect.stringMatching(
      /^kvitto: file_unwritable: expected [^\n]+nowhere\/x\.json[^\n]+ENOENT[^\n]+$/,
    ),
  ])
})

const LOGS = { schema: 'kvitto/logs/1', site: 'shop', logs: [], pruned: [] }
const STATUS = ['log', 'status', 'shop', '--out']
const CLOSE = ['log', 'close', 'shop', '--log', 'kvitto.local/shop']
const BUNDLE = ['bundle', '--site', 'shop', '--receipt', 'x', '--out']
const NO_JSON = ['<!doctype html><title>The proxy’s own page</title>', '', '{']

test.each<[string[], string[]]>([
  [
    STATUS,
    [...NO_JSON, '[]', '{"logs":1}', JSON.stringify({ ...LOGS, pruned: [{ record: '{' }] })],
  ],
  [CLOSE, [...NO_JSON, 'null']],
  [BUNDLE, [...NO_JSON, 'null']],
])('what is no answer to %j is one coded line, exit 1, and no file', async (line, bodies) => {
  for (const body of bodies) {
    const server = createServer((_, response) => response.end(body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = Object(server.address())
    const env = { KVITTO_URL: `http://127.0.0.1:${port}`, KVITTO_TOKEN: 'x' }
    const out = line.at(-1) === '--out' ? [file('none-such.json')] : []
    expect(await runLine([...line, ...out], env).finally(() => server.close())).toEqual({
      code: 1,
      printed: '',
      noted: expect.stringMatching(/^kvitto: answer_malformed: expected [^\n]+, found [^\n]+$/),
    })
  }
  await expect(access(file('none-such.json'))).rejects.toThrow('ENOENT')
})

/** The logs' file with another value at one place. */
async function changed(path: string, value: unknown): Promise<string> {
  const logs = JSON.parse(await get('v1/sites/shop/logs'))
  const names = path.split('.')
  const last = names.pop() ?? ''
  names.reduce((at, name) => at[name], logs)[last] = value
  return JSON.stringify(logs)
}

test.each<[string, string, (logs: LogsFile) => unknown]>([
  ['the log that goes on left out', 'logs', (logs) => logs.logs.pop()],
  [
    'the end left out',
    'kvitto.local/2/shop opened',
    ({ logs: [one] }) => one && Reflect.deleteProperty(one, 'closed'),
  ],
  [
    'the beginning left out',
    'kvitto.local/2/shop opened',
    ({ logs: [, two] }) => two && Reflect.deleteProperty(two, 'opened'),
  ],
  [
    'another size of what ended',
    'kvitto.local/2/shop opened',
    ({ logs: [, two] }) => {
      if (two?.opened) two.opened.record = two.opened.record.replace('"size":4', '"size":3')
    },
  ],
  [
    'another successor',
    'kvitto.local/shop closed',
    ({ logs: [one] }) => {
      if (one?.closed) one.closed.record = one.closed.record.replace('/2/', '/3/')
    },
  ],
  [
    'another time of the end',
    'kvitto.local/shop closed',
    ({ logs: [one] }) => {
      if (one?.closed) one.closed.receivedAt = '2026-01-01T00:00:00.000Z'
    },
  ],
])('%s fails', async (name, check, change) => {
  const logs: LogsFile = JSON.parse(await get('v1/sites/shop/logs'))
  change(logs)
  const path = file(`${name.replaceAll(' ', '-')}.json`)
  await writeFile(path, JSON.stringify(logs))
  const { code, printed } = await run('', 'verify', path, ...withKeys())
  expect(printed).toMatch(new RegExp(`^${check}: FAILED`, 'm'))
  expect(code).toBe(1)
})

test('receipts of both logs verify, each by its own log, and tell how they were made', async () => {
  for (const [position, receiptId] of receiptIds.entries()) {
    const path = file(`bundle-${position}.json`)
    await writeFile(path, await get(`admin/v1/sites/shop/receipts/${receiptId}/bundle`))
    const { code, printed } = await run('', 'verify', path, '--log-key', keys[position] ?? '')
    expect([code, printed.split('\n').at(-1)]).toEqual([0, 'verified'])
    expect(printed).toContain('method: accept-all, event: decision')
    expect((await run('', 'verify', path, '--log-key', keys[1 - position] ?? '')).code).toBe(1)
  }
})

test('the page of a person’s receipts has the keys of both logs', async () => {
  const { records } = JSON.parse(await get('admin/v1/sites/shop/receipts'))
  const subject = ['subject', '--site', 'shop', '--subject', records[0].subjectId]
  expect((await run('read', ...subject, '--page-out', file('answer.html'))).code).toBe(0)
  const page = await readFile(file('answer.html'), 'utf8')
  const [, json = ''] = /<script type="application\/json">(.*?)<\/script>/s.exec(page) ?? []
  expect(JSON.parse(json).logKeys).toEqual(keys)
})

test('fsck and the archive span both', async () => {
  const data = file('data')
  expect((await run('', 'fsck', data, '--log-key', keys[0] ?? '')).code).toBe(0)
  expect((await run('', 'export', '--all', file('archive'), data)).printed).toBe('shop: 6 entries')
  const { code, printed } = await run('', 'verify', file('archive'), ...withKeys())
  expect(printed).toContain('shop succession: OK (closed, goes on in kvitto.local/2/shop)')
  expect(printed).toContain('shop log 2 checkpoint key: OK (signed by kvitto.local/2/shop)')
  expect(printed).toContain('shop receipts: OK (2)')
  expect(code).toBe(0)
  const byFirst = await run('', 'verify', file('archive'), '--log-key', keys[0] ?? '')
  expect(byFirst).toMatchObject({ code: 0, printed })
  const records = file('archive/sites/shop/records.jsonl')
  const text = await readFile(records, 'utf8')
  await writeFile(records, text.replace('\\"size\\":4', '\\"size\\":3'))
  expect((await run('', 'verify', file('archive'), ...withKeys())).code).toBe(1)
  // A record that the first log does not stand for vouches for no key.
  await writeFile(records, text.replace('"successor\\":', '"successor\\" :'))
  const forged = await run('', 'verify', file('archive'), '--log-key', keys[0] ?? '')
  expect(forged.printed).toMatch(/^shop log 2 checkpoint key: FAILED/m)
  expect(forged.code).toBe(1)
})

test('a monitor of the first log tells that it ended, and follows where it goes on', async () => {
  const followed = await monitor(keys[0] ?? '')
  expect(followed.printed).toContain('closed: OK (goes on in kvitto.local/2/shop)')
  expect(followed.printed).toContain('script: OK')
  expect(followed.code).toBe(0)
  await postTestReceipt(collector.url, policyVersion)
  const later = await monitor(keys[0] ?? '')
  expect(later.printed).toContain('kvitto.local/2/shop consistency: OK (1 more than before)')
  expect(later.code).toBe(0)
  const begun = await monitor(keys[1] ?? '', 'second.json')
  expect(begun.printed).toContain('script: OK')
  expect(begun.code).toBe(0)
})

test('a log that does not go on from how the one before was seen to end is an alarm', async () => {
  const state = JSON.parse(await readFile(file('state.json.2'), 'utf8'))
  await writeFile(file('state.json.2'), JSON.stringify({ ...state, opened: 'A'.repeat(43) }))
  const { code, printed } = await monitor(keys[0] ?? '')
  expect(printed).toContain('opened: FAILED (it does NOT GO ON from kvitto.local/shop with 4')
  expect(code).toBe(1)
})

test('a person’s status, with the receipts that it comes from', async () => {
  const { records } = JSON.parse(await get('admin/v1/sites/shop/receipts'))
  const { subjectId, receiptId } = records.at(-1)
  const { code, printed } = await run('read', 'subject', '--site', 'shop', '--subject', subjectId)
  const [status, receipt, ...more] = printed.split('\n')
  expect(status).toMatch(new RegExp(`^analytics +given +since \\S+Z +${receiptId}$`))
  expect(receipt).toMatch(
    new RegExp(`^entry 2 +\\S+Z +${receiptId} +decision +accept-all +signed +analytics given$`),
  )
  expect([code, more]).toEqual([0, []])
  const unknown = await run('read', 'subject', '--site', 'shop', '--subject', 'x')
  expect(unknown).toMatchObject({ code: 1, noted: expect.stringContaining('subject_unknown') })
  expect((await run('read', 'subject', '--site', 'shop')).code).toBe(64)
})

test('nothing is pruned while its retention runs', async () => {
  const early = await run('erase', 'log', 'prune', 'shop', '--before', '2025-01-01')
  expect(early).toMatchObject({ code: 1, noted: expect.stringContaining('retention_runs (409)') })
  const done = await run('erase', 'log', 'prune', 'shop', '--before', '2010-01-01')
  expect(done.printed).toBe('shop: 0 receipts received before 2010-01-01T00:00:00.000Z removed')
  expect((await run('', 'log', 'status', 'shop')).printed).toContain('minimum index 0')
  for (const what of [[], ['--accesses']]) {
    expect(await run('erase', 'log', 'prune', 'shop', ...what, '--before', '')).toMatchObject({
      code: 64,
      noted: 'kvitto: usage: expected a day after --before, found an empty text',
    })
  }
})
