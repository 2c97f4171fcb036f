import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import {
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  verifyInclusion,
  verifyNote,
} from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CollectorProcess, freePort, startCollectorProcess } from './collector-process.ts'
import { entryOf, expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { entryLeaf } from './independent-tree.ts'
import { killRounds } from './kill-rounds.ts'
import { type Ledger, startLedger } from './start-ledger.ts'

/** At any moment; then where half of an append is done, and where all of it is and its answer is not. */
const STEPS = [undefined, 'insert into receipt', 'after commit']
const PER_ROUND = 100

const folder = mkdtempSync(join(tmpdir(), 'kvitto-faults-'))
const data = join(folder, 'data')
let collector: CollectorProcess
let ledger: Ledger
let site: FaultSite

beforeAll(async () => {
  const port = await freePort()
  const first = await startCollectorProcess(data, port)
  site = await openFaultSite(first.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
  await first.kill('SIGKILL')
  const start = (step?: string) => startCollectorProcess(data, port, { KVITTO_FAIL_POINT: step })
  collector = await killRounds({ start, ledger, steps: STEPS, acknowledged: PER_ROUND })
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('no acknowledged receipt is missing, each is there once, at the index that was promised', async () => {
  expect(ledger.count()).toBeGreaterThanOrEqual(STEPS.length * PER_ROUND)
  await expectStored(site, ledger.read())
})

test('the log has no gap and holds each receipt, and every checkpoint ever given is a prefix of it', () =>
  expectLogged(site, ledger.read()))

test('kvitto fsck finds every row as it should be', async () => {
  const logKeys = [site.vkey.trim()]
  const report = await fsck({ database: { folder: data }, logKeys })
  expect(report.checks.filter(({ status }) => status !== 'ok')).toEqual([])
})

test('all proofs verify with the receipt package', async () => {
  const key = await parseVerifierKey(site.vkey.trim())
  for (const acknowledgement of ledger.read()) {
    const { index, path, checkpoint } = parseTlogProof(acknowledgement.proof)
    const { size, root } = parseCheckpoint((await verifyNote(checkpoint, [key])).text)
    const leaf = entryLeaf(Buffer.from(entryOf(acknowledgement)))
    expect(await verifyInclusion({ index, size, leaf, path, root })).toBe(true)
  }
})

test('the collector printed no receipt, id or address', () => {
  expect(collector.output().split('\n').filter(Boolean)).toHaveLength(1)
})
