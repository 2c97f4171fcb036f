import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  verifyInclusion,
  verifyNote,
} from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { entryOf, expectLogged, expectStored } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { entryLeaf } from './independent-tree.ts'
import { type Ledger, startLedger } from './start-ledger.ts'

const ROUNDS = 3
const PER_ROUND = 500

const folder = mkdtempSync(join(tmpdir(), 'kvitto-faults-'))
const data = join(folder, 'data')
let collector: CollectorProcess
let ledger: Ledger
let site: FaultSite

beforeAll(async () => {
  const port = await freePort()
  collector = await startCollectorProcess(data, port)
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
  for (let round = 0; round < ROUNDS; round++) {
    const before = ledger.count()
    await waitFor(() => ledger.count() >= before + PER_ROUND)
    await collector.kill('SIGKILL')
    collector = await startCollectorProcess(data, port)
  }
  await ledger.end()
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('no acknowledged receipt is missing, each is there once, at the index that was promised', async () => {
  expect(ledger.count()).toBeGreaterThanOrEqual(ROUNDS * PER_ROUND)
  await expectStored(site, ledger.read())
})

test('the log has no gap and holds each receipt, and every checkpoint ever given is a prefix of it', () =>
  expectLogged(site, ledger.read()))

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
