import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connectTo, newDatabase } from '../postgres/connect-to.ts'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { type CutProxy, openCutProxy } from './cut-proxy.ts'
import { expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'
import { type Acknowledged, type Ledger, startLedger } from './start-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-collectors-'))
let a: CollectorProcess
let b: CollectorProcess
/** The same site, at each of the two. */
let siteA: FaultSite
let siteB: FaultSite
let operator: pg.Client
/** Between the collectors and PostgreSQL. */
let database: CutProxy
const acknowledged: Acknowledged[] = []

beforeAll(async () => {
  const url = new URL(await newDatabase(inject('postgresUrl'), 'frozen'))
  operator = await connectTo(url.href)
  database = await openCutProxy(Number(url.port))
  url.port = String(database.port)
  const [dataA, dataB] = [join(folder, 'a'), join(folder, 'b')]
  a = await startCollectorProcess(dataA, await freePort(), { KVITTO_DATABASE_URL: url.href })
  siteA = await openFaultSite(a.url, dataA)
  mkdirSync(dataB)
  copyFileSync(join(dataA, 'log-key'), join(dataB, 'log-key'))
  b = await startCollectorProcess(dataB, await freePort(), { KVITTO_DATABASE_URL: url.href })
  siteB = { ...siteA, address: siteA.address.replace(a.url, b.url) }
})

afterAll(async () => {
  a?.freeze('SIGCONT')
  await Promise.all([a?.kill('SIGTERM'), b?.kill('SIGTERM'), operator?.end()])
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function post({ address }: FaultSite, receipt: string) {
  const response = await fetch(address, { method: 'POST', body: JSON.stringify({ receipt }) })
  const { status, headers } = response
  return { status, retryAfter: headers.get('retry-after'), receipt, body: await response.json() }
}

async function postAcknowledged(site: FaultSite, receipt: string): Promise<void> {
  const { status, body } = await post(site, receipt)
  expect(status).toBe(201)
  acknowledged.push({ ...body, receipt })
}

const count = async (text: string): Promise<number> => (await operator.query(text)).rows.length

test('a hundred copies at once through two collectors are one entry, and all get its index and time', async () => {
  const receipt = await (await makeSigner(siteA.policyVersion))()
  const sites = Array.from({ length: 100 }, (_, position) => (position % 2 ? siteA : siteB))
  const answers = await Promise.all(sites.map((site) => post(site, receipt)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(99)
  const said = answers.map(({ body }) => [body.receiptId, body.index, body.receivedAt].join())
  expect(new Set(said).size).toBe(1)
  for (const { body } of answers) acknowledged.push({ ...body, receipt })
  await expectLogged(siteA, acknowledged)
  acknowledged.splice(1)
})

test('where the answer to a commit is lost the sender gets 503, and by sending again its first index', async () => {
  const receipt = await (await makeSigner(siteA.policyVersion))()
  // As PostgreSQL's protocol has it: a query of eleven bytes.
  database.loseAnswerTo('Q\0\0\0\vcommit\0', 'COMMIT')
  expect(await post(siteA, receipt)).toMatchObject({ status: 503, retryAfter: '5' })
  expect(database.lost()).toBe(1)
  const [stored] = (await siteB.listRecords()).filter((record) => record.receipt === receipt)
  const again = await post(siteB, receipt)
  const { index, receivedAt } = stored ?? {}
  expect(again).toMatchObject({ status: 200, body: { index, receivedAt } })
  acknowledged.push({ ...again.body, receipt })
})

test('where the collector’s answer is lost the sender gets the same by sending again', async () => {
  const proxy = await openCutProxy(Number(new URL(a.url).port))
  const receipt = await (await makeSigner(siteA.policyVersion))()
  const near = { ...siteA, address: siteA.address.replace(/:\d+/, `:${proxy.port}`) }
  proxy.loseAnswerTo('POST')
  await expect(post(near, receipt)).rejects.toThrow('fetch failed')
  const [stored] = (await siteB.listRecords()).filter((record) => record.receipt === receipt)
  const again = await post(near, receipt)
  const { index, receivedAt } = stored ?? {}
  expect(again).toMatchObject({ status: 200, body: { index, receivedAt } })
  acknowledged.push({ ...again.body, receipt })
  await proxy.close()
})

test('a collector that is frozen while it holds the log loses the lock, and forks nothing', async () => {
  const sign = await makeSigner(siteA.policyVersion)
  const [first, second] = [await sign(), await sign()]
  // Its look at what is known must wait for this lock, so it is frozen with the log's head in its hands.
  await operator.query('begin; lock table receipt in access exclusive mode')
  const frozen = post(siteA, first)
  const waits = "select from pg_locks where not granted and relation = 'receipt'::regclass"
  await waitFor(async () => (await count(waits)) === 1)
  a.freeze('SIGSTOP')
  await operator.query('commit')
  const idle =
    "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'"
  await waitFor(async () => (await count(idle)) === 1)
  await postAcknowledged(siteB, second)
  a.freeze('SIGCONT')
  expect(await frozen).toMatchObject({
    status: 503,
    retryAfter: '5',
    body: { error: { code: 'store_unavailable' } },
  })
  await postAcknowledged(siteA, first)
  const [before, after] = acknowledged.slice(-2)
  expect(after?.index).toBe((before?.index ?? 0) + 1)
})

test('frozen and resumed again and again under load, two collectors lose and fork nothing', async () => {
  const ledgers: Ledger[] = [siteA, siteB].map((site, position) =>
    startLedger(site, join(folder, `${position}.jsonl`)),
  )
  try {
    for (let round = 0; round < 2; round++) {
      const before = ledgers.map((ledger) => ledger.count())
      await waitFor(() => ledgers.every((ledger, i) => ledger.count() >= (before[i] ?? 0) + 20))
      a.freeze('SIGSTOP')
      // Once longer than a lock is left to it.
      await new Promise((resolve) => setTimeout(resolve, round === 0 ? 5000 : 300))
      a.freeze('SIGCONT')
    }
    await Promise.all(ledgers.map((ledger) => ledger.end()))
  } finally {
    for (const ledger of ledgers) ledger.kill()
  }
  const all = [...acknowledged, ...ledgers.flatMap((ledger) => ledger.read())]
  await expectStored(siteB, all)
  await expectLogged(siteB, all)
})
