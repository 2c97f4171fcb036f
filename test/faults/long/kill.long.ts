import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { newDatabase } from '../../postgres/connect-to.ts'
import { type CollectorProcess, freePort, startCollectorProcess } from '../collector-process.ts'
import { expectLogged, expectStored } from '../expect-whole.ts'
import { type FaultSite, openFaultSite } from '../fault-site.ts'
import { killRounds } from '../kill-rounds.ts'
import { type Ledger, startLedger } from '../start-ledger.ts'
import { POSTGRES_STEPS, SQLITE_STEPS } from '../steps.ts'

/** `KVITTO_FAULT_ROUNDS` and `KVITTO_FAULT_EACH` make a shorter run. */
const ROUNDS = Number(process.env.KVITTO_FAULT_ROUNDS ?? 100)
const PER_ROUND = Number(process.env.KVITTO_FAULT_EACH ?? 500)

/** Every step, again and again; each third kill at any moment. */
function roundsOf(steps: string[]): (string | undefined)[] {
  let next = 0
  return Array.from({ length: ROUNDS }, (_, round) =>
    round % 3 === 2 ? undefined : steps[next++ % steps.length],
  )
}

describe.each([
  ['SQLite', SQLITE_STEPS],
  ['PostgreSQL', POSTGRES_STEPS],
])(`${ROUNDS} kills on %s, ${PER_ROUND} acknowledged before each`, (name, steps) => {
  const folder = mkdtempSync(join(tmpdir(), 'kvitto-kills-'))
  const data = join(folder, 'data')
  let url: string | undefined
  let collector: CollectorProcess
  let ledger: Ledger
  let site: FaultSite

  beforeAll(async () => {
    if (name === 'PostgreSQL') url = await newDatabase(inject('postgresUrl'), 'kills')
    const port = await freePort()
    const start = (KVITTO_FAIL_POINT?: string) =>
      startCollectorProcess(data, port, {
        KVITTO_FAIL_POINT,
        ...(url && { KVITTO_DATABASE_URL: url }),
      })
    const first = await start()
    site = await openFaultSite(first.url, data)
    ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
    await first.kill('SIGKILL')
    collector = await killRounds({ start, ledger, steps: roundsOf(steps), acknowledged: PER_ROUND })
  })

  afterAll(async () => {
    ledger?.kill()
    await collector?.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  test('no acknowledged receipt is missing, each is there once, at the index that was promised', async () => {
    expect(ledger.count()).toBeGreaterThanOrEqual(ROUNDS * PER_ROUND)
    console.log(`${name}: ${ROUNDS} kills, ${ledger.count()} acknowledged`)
    await expectStored(site, ledger.read())
  })

  test('every checkpoint ever given is a prefix of the log, every proof holds', () =>
    expectLogged(site, ledger.read()))

  test('kvitto fsck finds every row as it should be', async () => {
    const database = url ? { url } : { folder: data }
    const { checks } = await fsck({ database, logKeys: [site.vkey.trim()] })
    expect(checks.filter(({ status }) => status !== 'ok')).toEqual([])
  })
})
