import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectTo } from '../postgres/connect-to.ts'
import { type PostgresServer, startPostgres } from '../postgres/start-postgres.ts'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { type CutProxy, openCutProxy } from './cut-proxy.ts'
import { expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { type Ledger, startLedger } from './start-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-failover-'))
let primary: PostgresServer
let standby: PostgresServer
/** The address that moves, as a load balancer or a name has it. */
let address: CutProxy
let collector: CollectorProcess
let site: FaultSite
let ledger: Ledger

beforeAll(async () => {
  primary = await startPostgres()
  standby = await primary.addStandby()
  const url = new URL(primary.url)
  address = await openCutProxy(Number(url.port))
  url.port = String(address.port)
  const data = join(folder, 'data')
  const settings = { KVITTO_DATABASE_URL: url.href }
  collector = await startCollectorProcess(data, await freePort(), settings)
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  await address?.close()
  await standby?.remove()
  await primary?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('the primary is gone in mid-append, its synchronous standby takes over, and nothing is lost', async () => {
  await waitFor(() => ledger.count() >= 100)
  await primary.crash()
  await waitFor(async () => (await fetch(`${collector.url}/readyz`)).status === 503)
  const operator = await connectTo(standby.url)
  await operator.query('select pg_promote()')
  await operator.end()
  address.pointTo(Number(new URL(standby.url).port))
  const before = ledger.count()
  await waitFor(() => ledger.count() >= before + 100)
  // It looks once a second.
  const isReady = async () => (await fetch(`${collector.url}/readyz`)).ok
  await expect.poll(isReady, { timeout: 5000 }).toBe(true)
  await ledger.end()
  await expectStored(site, ledger.read())
  await expectLogged(site, ledger.read())
  const { checks } = await fsck({ database: { url: standby.url }, logKeys: [site.vkey.trim()] })
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([])
})
