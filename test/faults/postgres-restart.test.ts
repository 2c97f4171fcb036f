import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectTo } from '../postgres/connect-to.ts'
import { type PostgresServer, startPostgres } from '../postgres/start-postgres.ts'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'
import { type Ledger, startLedger } from './start-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-restart-'))
const data = join(folder, 'data')
let server: PostgresServer
let collector: CollectorProcess
let site: FaultSite
let ledger: Ledger

beforeAll(async () => {
  server = await startPostgres()
  const settings = { KVITTO_DATABASE_URL: server.url }
  collector = await startCollectorProcess(data, await freePort(), settings)
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('while the database is away answers say when to come back; afterwards appends go on', async () => {
  const sign = await makeSigner(site.policyVersion)
  for (let round = 0; round < 2; round++) {
    const before = ledger.count()
    await waitFor(() => ledger.count() >= before + 60)
    await server.stop()
    const body = JSON.stringify({ receipt: await sign() })
    const answer = await fetch(site.address, { method: 'POST', body })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await answer.json()).toMatchObject({ error: { code: 'store_unavailable' } })
    expect((await fetch(`${collector.url}/readyz`)).status).toBe(503)
    await server.start()
  }
  const before = ledger.count()
  await waitFor(() => ledger.count() >= before + 60)
  // It looks once a second.
  const isReady = async () => (await fetch(`${collector.url}/readyz`)).ok
  await expect.poll(isReady, { timeout: 5000 }).toBe(true)
  await ledger.end()
  await expectStored(site, ledger.read())
  await expectLogged(site, ledger.read())
})

test('it printed that the database was away, and no receipt, id, address or password', () => {
  const printed = collector.output()
  expect(printed).toContain('internal error')
  expect(printed.split('\n').length).toBeLessThan(100)
  const secrets = [new URL(server.url).password, '127.0.0.1', site.policyVersion]
  const ids = ledger.read().map(({ receiptId }) => receiptId)
  for (const secret of [...secrets, ...ids]) expect(printed).not.toContain(secret)
})

test('a server without fsync is refused at start, by a line without the password', async () => {
  const operator = await connectTo(server.url)
  await operator.query('alter system set fsync = off')
  await operator.query('select pg_reload_conf()')
  await waitFor(async () => (await operator.query('show fsync')).rows[0].fsync === 'off')
  await operator.end()
  const settings = { KVITTO_DATABASE_URL: server.url }
  const starting = startCollectorProcess(join(folder, 'other'), await freePort(), settings)
  const message = await starting.catch((error) => String(error))
  expect(message).toContain('KVITTO_DATABASE_URL: expected a usable database: ')
  expect(message).toContain('expected PostgreSQL with fsync on, found another')
  expect(message).not.toContain(new URL(server.url).password)
})
