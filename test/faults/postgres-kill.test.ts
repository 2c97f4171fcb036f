import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newDatabase } from '../postgres/connect-to.ts'
import { type CollectorProcess, freePort, startCollectorProcess } from './collector-process.ts'
import { expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { killRounds } from './kill-rounds.ts'
import { type Ledger, startLedger } from './start-ledger.ts'

/** Where rows are sent, and where a commit is and its answer is not there; `npm run faults` has every step. */
const STEPS = ['sent with _entry', 'sent commit']
const PER_ROUND = 60

const folder = mkdtempSync(join(tmpdir(), 'kvitto-kill-'))
const data = join(folder, 'data')
let url: string
let collector: CollectorProcess
let ledger: Ledger
let site: FaultSite

beforeAll(async () => {
  url = await newDatabase(inject('postgresUrl'), 'killed')
  const port = await freePort()
  const start = (KVITTO_FAIL_POINT?: string) =>
    startCollectorProcess(data, port, { KVITTO_FAIL_POINT, KVITTO_DATABASE_URL: url })
  const first = await start()
  site = await openFaultSite(first.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
  await first.kill('SIGKILL')
  collector = await killRounds({ start, ledger, steps: STEPS, acknowledged: PER_ROUND })
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('a collector that is killed in mid-transaction loses nothing, and the log is whole', async () => {
  expect(ledger.count()).toBeGreaterThanOrEqual(STEPS.length * PER_ROUND)
  await expectStored(site, ledger.read())
  await expectLogged(site, ledger.read())
  const { checks } = await fsck({ database: { url }, logKeys: [site.vkey.trim()] })
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([])
})
