import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startProxy, type TestProxy } from '../testing/start-proxy.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
/** Goes on from the first one's data as they were before its last receipts. */
let older: TestCollector
let proxy: TestProxy
let token: string
let logKey: string
let policyVersion: string
let states = 0
let state: string

beforeAll(async () => {
  collector = await startTestCollector()
  const shop = await openTestShop(collector)
  ;({ policyVersion, logKey } = shop)
  token = await shop.token('read')
  await postTestReceipt(collector.url, policyVersion)
  older = await startTestCollector({ dataOf: collector })
  for (let more = 0; more < 3; more += 1) await postTestReceipt(collector.url, policyVersion)
  proxy = await startProxy(collector.url)
})
afterAll(async () => {
  await proxy.stop()
  await older.stop()
  await collector.stop()
})
beforeEach(() => {
  state = join(collector.folder, `state-${states++}.json`)
  proxy.target = collector.url
  proxy.edits.clear()
})

const look = (...more: string[]) =>
  runLine(['monitor', proxy.url, '--log-key', logKey, '--state', state, '--once', ...more], {
    KVITTO_TOKEN: token,
  })

test('a good log is followed from its first entry, and from where the last look ended', async () => {
  const first = await look()
  expect(first.noted).toBe('')
  expect(first.printed.split('\n').map((line) => line.replace(/ \(.*/, ''))).toEqual([
    'checkpoint: OK',
    'consistency: OK',
    'script: OK',
    'policy: OK',
  ])
  expect(first.code).toBe(0)
  const size = Number(/(\d+) entries/.exec(first.printed)?.[1])
  expect(first.printed).toContain(`consistency: OK (${size} more than before)`)
  await postTestReceipt(collector.url, policyVersion)
  expect((await look()).printed).toContain('consistency: OK (1 more than before)')
  expect((await look()).printed).toContain('consistency: OK (0 more than before)')
})

describe('between two looks', () => {
  test('a log that is rolled back is named, and its checkpoint kept', async () => {
    await look()
    const seen = await readFile(state, 'utf8')
    proxy.target = older.url
    const { code, printed } = await look()
    expect(code).toBe(1)
    expect(printed).toMatch(
      /^consistency: FAILED \(ROLLED BACK: \d+ entries seen before, 3 now\)$/m,
    )
    expect(await readFile(state, 'utf8')).toBe(seen)
    const served = await fetch(`${older.url}/v1/sites/shop/log/checkpoint`)
    expect(await readFile(`${state}.refused`, 'utf8')).toBe(await served.text())
  })

  test('a log that is forked is named, of the same size and of a greater', async () => {
    const forked = await startTestCollector({ dataOf: older })
    await postTestReceipt(forked.url, policyVersion)
    const sizeOf = async (url: string) =>
      Number((await (await fetch(`${url}/v1/sites/shop/log/checkpoint`)).text()).split('\n')[1])
    while ((await sizeOf(forked.url)) < (await sizeOf(collector.url))) {
      await postTestReceipt(forked.url, policyVersion)
    }
    await look()
    proxy.target = forked.url
    const same = await look()
    expect([same.code, same.printed]).toEqual([1, expect.stringContaining('FAILED (FORKED: ')])
    await postTestReceipt(forked.url, policyVersion)
    const greater = await look()
    expect([greater.code, greater.printed]).toEqual([
      1,
      expect.stringContaining('FAILED (FORKED: '),
    ])
    expect(await readFile(`${state}.refused`, 'utf8')).toContain('/shop\n')
    await forked.stop()
  })

  test('a log that is gone is rolled back', async () => {
    await look()
    const empty = await startTestCollector()
    proxy.target = empty.url
    const { code, printed } = await look()
    expect([code, printed]).toEqual([1, expect.stringContaining('no log now')])
    await empty.stop()
  })
})

describe('what is served', () => {
  const other = 'A'.repeat(43)

  test.each([
    ['another build', '/kvitto.js', /"build":"[^"]+"/, `"build":"${other}"`, `build ${other}`],
    [
      'another policy version',
      '/kvitto.js',
      /"policyVersion":"[^"]+"/,
      `"policyVersion":"${other}"`,
      `policy ${other}`,
    ],
  ])('a script that names %s alarms', async (_, path, before, after, named) => {
    proxy.edits.set(path, (body) => body.toString().replace(before, after))
    const { code, printed } = await look()
    expect(printed).toContain(`script: FAILED (${named} is NOT IN THE LOG)`)
    expect(code).toBe(1)
  })

  test.each([
    ['at its end', (text: string) => `${text};alert(1)`],
    ['in its slice', (text: string) => text.replace(/(\{"site".*\})/, '(alert(1),$1)')],
    ['in its first letter', (text: string) => text.replace('var slice', 'let slice')],
  ])('a script of the right names with other code %s alarms', async (_, edit) => {
    proxy.edits.set('/kvitto.js', (body) => {
      const changed = edit(body.toString())
      expect(changed).not.toBe(body.toString())
      return changed
    })
    const { code, printed } = await look()
    expect(printed).toContain('script: FAILED (its code is NOT THE BUILD that it names)')
    expect(code).toBe(1)
  })

  test('a build whose files are others than its manifest says alarms', async () => {
    proxy.edits.set('/loader.js', (body) => `${body};alert(1)`)
    proxy.edits.set('/kvitto.js', (body) => `${body};alert(1)`)
    expect((await look()).printed).toContain('its code is NOT THE BUILD')
  })

  test('a script that is another one alarms', async () => {
    proxy.edits.set('/kvitto.js', () => 'alert(1)')
    const { code, printed } = await look()
    expect([code, printed]).toEqual([
      1,
      expect.stringContaining('script: FAILED (it names no build'),
    ])
  })

  test('a policy with other words under its name alarms', async () => {
    proxy.edits.set('/policy', (body) => body.toString().replace('We count.', 'We do nothing.'))
    const { code, printed } = await look()
    expect([code, printed]).toEqual([
      1,
      expect.stringContaining('has other bytes than its name says'),
    ])
  })

  test('a script that cannot be had is not checked', async () => {
    const answer = JSON.stringify({ error: { code: 'x', message: 'x' } })
    proxy.edits.set('/policy', () => answer)
    const { code, printed } = await look()
    expect(printed).toContain('policy: NOT CHECKED (answer_malformed')
    expect(code).toBe(2)
  })
})

describe('a log whose parts do not fit', () => {
  test.each<[string, string, (body: Buffer) => Buffer | string, string]>([
    ['a flipped bit in an entry', '/tile/entries/000.p/', flip, 'entries: FAILED'],
    ['a flipped bit in a tile', '/tile/0/000.p/', flip, 'entries: FAILED'],
    [
      'a bundle cut short',
      '/tile/entries/000.p/',
      (body) => body.subarray(0, -1),
      'entries: FAILED',
    ],
    [
      'a checkpoint changed',
      '/checkpoint',
      (body) => body.toString().replace('\n', 'x\n'),
      'checkpoint: FAILED',
    ],
    ['a checkpoint of another form', '/checkpoint', () => 'hello', 'checkpoint: FAILED'],
  ])('%s alarms', async (_, path, edit, line) => {
    const size = (
      await (await fetch(`${collector.url}/v1/sites/shop/log/checkpoint`)).text()
    ).split('\n')[1]
    proxy.edits.set(path.endsWith('/') ? `${path}${size}` : path, edit)
    const { code, printed } = await look()
    expect([code, printed]).toEqual([1, expect.stringContaining(line)])
  })

  test('a bit flipped in entries and tile alike does not make the signed root', async () => {
    const size = (
      await (await fetch(`${collector.url}/v1/sites/shop/log/checkpoint`)).text()
    ).split('\n')[1]
    const path = `/v1/sites/shop/log/tile/entries/000.p/${size}`
    const headers = { authorization: `Bearer ${token}` }
    const entries = Buffer.from(
      await (await fetch(collector.url + path, { headers })).arrayBuffer(),
    )
    // A digit of the first entry's time.
    const other = (digit: string) => (digit === '0' ? '1' : '0')
    const changed = Buffer.from(entries.toString('latin1').replace(/\d(?=Z)/, other), 'latin1')
    expect(changed.equals(entries)).toBe(false)
    proxy.edits.set(`/tile/entries/000.p/${size}`, () => changed)
    proxy.edits.set(`/tile/0/000.p/${size}`, () => leavesOf(changed))
    const { code, printed } = await look()
    expect([code, printed]).toEqual([
      1,
      expect.stringContaining('the entries do not make the root'),
    ])
  })
})

test('without a token the entries are not checked, and nothing is kept', async () => {
  const line = ['monitor', proxy.url, '--log-key', logKey, '--state', state, '--once']
  const { code, printed } = await runLine(line)
  expect([code, printed]).toEqual([
    2,
    expect.stringContaining('entries: NOT CHECKED (collector_refused'),
  ])
  await expect(readFile(state)).rejects.toThrow()
})

test('a collector that is away is not checked, and what was seen stays', async () => {
  await look()
  proxy.target = 'http://localhost:1'
  const away = await runLine(
    ['monitor', 'http://localhost:1', '--log-key', logKey, '--state', state, '--once'],
    { KVITTO_TOKEN: token },
  )
  expect([away.code, away.printed]).toEqual([2, expect.stringContaining('checkpoint: NOT CHECKED')])
  proxy.target = collector.url
  expect((await look()).code).toBe(0)
})

test('a state that is not what the key signed is refused, not begun anew', async () => {
  await look()
  const text = await readFile(state, 'utf8')
  const members = JSON.parse(text)
  await writeFile(state, JSON.stringify({ ...members, subtrees: members.subtrees.slice(1) }))
  const { code, noted } = await look()
  expect([code, noted]).toEqual([
    1,
    expect.stringMatching(/^kvitto: file_unreadable: expected in /),
  ])
})

test('a state that cannot be kept is no alarm, and what was found is said', async () => {
  state = join(collector.folder, 'nowhere', 'state.json')
  const { code, printed, noted } = await look()
  expect([code, printed, noted]).toEqual([2, expect.stringContaining('policy: OK'), ''])
  expect(printed).toMatch(/^state: NOT CHECKED \(file_unwritable: .*nowhere.*ENOENT.*\)$/m)
})

test('an alarm of which the evidence cannot be kept is one', async () => {
  await look()
  await mkdir(`${state}.refused`)
  proxy.target = older.url
  const { code, printed } = await look()
  expect([code, printed]).toEqual([1, expect.stringContaining('FAILED (ROLLED BACK: ')])
  expect(printed).toMatch(/^state: NOT CHECKED \(file_unwritable: .*EISDIR.*\)$/m)
})

test.each(['null', '{', '{"schema":"kvitto/logs/1","site":"shop","logs":[null],"pruned":[]}'])(
  'an answer on the logs that is %s says nothing of them',
  async (body) => {
    proxy.edits.set('/logs', () => body)
    expect(await look()).toMatchObject({ code: 0, noted: '' })
  },
)

test('with an interval it goes on until something is wrong', async () => {
  let looks = 0
  proxy.edits.set('/checkpoint', (body) => {
    looks += 1
    return looks < 3 ? body : 'hello'
  })
  const { code, printed } = await runLine(
    ['monitor', proxy.url, '--log-key', logKey, '--state', state, '--interval', '0.01'],
    { KVITTO_TOKEN: token },
  )
  expect(printed.match(/^checkpoint: OK/gm)).toHaveLength(2)
  expect(printed).toMatch(/^checkpoint: FAILED/m)
  expect(code).toBe(1)
})

test.each([
  [[], 'expected one --log-key, found none'],
  [['--log-key', 'nonsense'], 'expected --log-key to be a vkey'],
  [['--interval', '0'], 'expected --interval to be seconds'],
])('%j is used wrongly', async (more, message) => {
  const key = more[0] === '--interval' ? ['--log-key', logKey] : []
  const { code, noted } = await runLine(['monitor', collector.url, ...key, ...more])
  expect([code, noted]).toEqual([64, expect.stringContaining(message)])
})

/** RFC 6962's leaves of a bundle of entries. */
function leavesOf(bundle: Buffer): Buffer {
  const leaves: Buffer[] = []
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
    const entry = bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at))
    leaves.push(createHash('sha256').update(Buffer.of(0)).update(entry).digest())
  }
  return Buffer.concat(leaves)
}

function flip(body: Buffer): Buffer {
  const at = body.length - 10
  return Buffer.concat([
    body.subarray(0, at),
    Buffer.of((body[at] ?? 0) ^ 1),
    body.subarray(at + 1),
  ])
}
