import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { postUntilRefused } from './post-until-refused.ts'
import { type Acknowledged, type Ledger, startLedger } from './start-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-disk-'))
const data = join(folder, 'data')
let collector: CollectorProcess
let site: FaultSite
let ledger: Ledger
/** What was posted here and taken. */
const own: Acknowledged[] = []

beforeAll(async () => {
  collector = await startCollectorProcess(data, await freePort())
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
  await waitFor(() => ledger.count() >= 60)
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const readiness = async () => (await fetch(`${collector.url}/readyz`)).status

/** The soft limit of this account's process: files grow to that size and no further. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${collector.pid}`, `--fsize=${bytes}:unlimited`])
}

test('where no file can grow answers say when to come back; with room again appends go on', async () => {
  for (let round = 0; round < 2; round++) {
    limitFiles(statSync(join(data, 'kvitto.db-wal')).size)
    own.push(...(await postUntilRefused(site)))
    expect((await fetch(`${collector.url}/healthz`)).status).toBe(200)
    // Not even a page fits.
    limitFiles(4096)
    await waitFor(async () => (await readiness()) === 503)
    limitFiles('unlimited')
    await waitFor(async () => (await readiness()) === 200)
    const before = ledger.count()
    await waitFor(() => ledger.count() >= before + 60)
  }
})

test('no acknowledged receipt is missing, what got 503 is not stored, and the log is whole', async () => {
  await ledger.end()
  const acknowledged = [...ledger.read(), ...own]
  await expectStored(site, acknowledged)
  await expectLogged(site, acknowledged)
})

test('it printed that the disk failed, once in ten seconds, and no receipt or id', () => {
  const lines = collector
    .output()
    .split('\n')
    .filter((line) => line.includes('internal error'))
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.length).toBeLessThan(10)
  expect(lines.join()).toContain('SQLITE_')
  for (const { receiptId } of ledger.read()) expect(collector.output()).not.toContain(receiptId)
})
