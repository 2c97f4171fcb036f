import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatAddCheckpoint } from '@kvitto/receipt'
import { startWitness, type Witness } from '@kvitto/witness'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
/** The same log as it was before the other's last receipts: it can go another way. */
let other: TestCollector
let token: string
let logKey: string
let policyVersion: string
let witness: Witness
let files = 0
let state: string

beforeAll(async () => {
  collector = await startTestCollector()
  const shop = await openTestShop(collector)
  ;({ policyVersion, logKey } = shop)
  token = await shop.token('read')
  other = await startTestCollector({ dataOf: collector })
  for (let more = 0; more < 3; more += 1) await postTestReceipt(collector.url, policyVersion)
})
afterAll(async () => {
  await other.stop()
  await collector.stop()
})
beforeEach(async () => {
  files += 1
  state = join(collector.folder, `state-${files}.json`)
  witness = await startWitness({
    data: join(collector.folder, `witness-${files}`),
    name: 'witness.example/1',
    logKeys: [logKey],
    port: 0,
    host: 'localhost',
    report: () => {},
  })
  return () => witness.stop()
})

const checkpointOf = async ({ url }: TestCollector) =>
  (await fetch(`${url}/v1/sites/shop/log/checkpoint`)).text()

async function cosign(from: TestCollector): Promise<string> {
  const checkpoint = await checkpointOf(from)
  const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint })
  const url = `http://localhost:${witness.port}/add-checkpoint`
  const { status } = await fetch(url, { method: 'POST', body })
  expect(status).toBe(200)
  return checkpoint
}

async function look({ url }: TestCollector) {
  const policy = join(collector.folder, 'witnesses')
  const line = `witness w ${witness.vkey} http://localhost:${witness.port}/`
  await writeFile(policy, `${line}\nquorum w\n`)
  const options = ['--log-key', logKey, '--state', state, '--policy', policy, '--once']
  return runLine(['monitor', url, ...options], { KVITTO_TOKEN: token })
}

test('a witness that saw this log is named, with what it saw', async () => {
  await cosign(collector)
  const { code, printed } = await look(collector)
  expect(printed).toMatch(/^witness witness\.example\/1: OK \(\d entries, cosigned at 20\S+Z\)$/m)
  expect(code).toBe(0)
})

test('a log shorter than what a witness saw is an alarm, at each look, and its note is kept', async () => {
  const seen = await cosign(collector)
  for (const _ of [1, 2]) {
    const { code, printed } = await look(other)
    expect(printed).toMatch(
      /^witness witness\.example\/1: FAILED \(ROLLED BACK: it saw \d entries/m,
    )
    expect(code).toBe(1)
  }
  expect(await readFile(`${state}.refused`, 'utf8')).toContain(seen.split('\n\n')[0])
  expect(await readFile(`${state}.shown`, 'utf8')).toBe(await checkpointOf(other))
})

test('another log than the one a witness saw is an alarm, at each look', async () => {
  const seen = await cosign(collector)
  const size = (note: string) => Number(note.split('\n')[1])
  while (size(await checkpointOf(other)) <= size(seen)) {
    await postTestReceipt(other.url, policyVersion)
  }
  for (const _ of [1, 2]) {
    const { code, printed } = await look(other)
    expect(printed).toMatch(/^witness witness\.example\/1: FAILED \(FORKED: it saw another log/m)
    expect(code).toBe(1)
  }
})

test('a witness that is behind what was seen, or away, is not checked', async () => {
  const silent = await look(collector)
  expect(silent.printed).toMatch(/^witness witness\.example\/1: NOT CHECKED \(it showed no/m)
  expect(silent.code).toBe(2)
  await cosign(collector)
  await postTestReceipt(collector.url, policyVersion)
  expect((await look(collector)).code).toBe(0)
  const behind = await look(collector)
  expect(behind.printed).toMatch(/^witness witness\.example\/1: NOT CHECKED \(it is behind: /m)
  expect(behind.code).toBe(2)
})
