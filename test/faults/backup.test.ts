import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { expectLogged } from './expect-whole.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { runGuideBlock } from './guide-block.ts'
import { type Acknowledged, type Ledger, startLedger } from './start-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-backup-'))
const [data, restored, backup, keys] = ['data', 'restored', 'backup', 'keys'].map((name) =>
  join(folder, name),
) as [string, string, string, string]
let port: number
let collector: CollectorProcess
let site: FaultSite
let ledger: Ledger
/** What was acknowledged before the copy was made. */
let before: Acknowledged[]
let env: Record<string, string>
let printed: string

beforeAll(async () => {
  port = await freePort()
  collector = await startCollectorProcess(data, port)
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
  mkdirSync(backup)
  mkdirSync(keys)
  env = { KVITTO_DATA: data, BACKUP: backup, KEYS: keys, LOG_VKEY: site.vkey.trim() }
  await waitFor(() => ledger.count() >= 300)
  await runGuideBlock('keys', env)
  before = ledger.read()
  printed = await runGuideBlock('sqlite backup', env)
  await waitFor(() => ledger.count() >= before.length + 100)
  await ledger.end()
  await collector.kill('SIGKILL')
  await runGuideBlock('sqlite restore', { ...env, KVITTO_DATA: restored })
  collector = await startCollectorProcess(restored, port)
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('a copy made while receipts come in is whole, for its owner alone, and overwrites nothing', async () => {
  expect(printed).toMatch(/^faults: \d+ entries$/m)
  expect(printed).toContain('faults tree: OK')
  expect(statSync(join(backup, 'kvitto.db')).mode & 0o777).toBe(0o600)
  await expect(runGuideBlock('sqlite backup', env)).rejects.toThrow('EEXIST')
})

test('what was acknowledged before the copy is there after the restore, and every proof of it holds', async () => {
  const found = new Map((await site.listRecords()).map((record) => [record.receiptId, record]))
  for (const { receiptId, index, receivedAt, receipt } of before) {
    expect(found.get(receiptId)).toMatchObject({ index, receivedAt, receipt })
  }
  // Of those acknowledged since, the copy may hold some.
  await expectLogged(site, before)
})

test('the restored collector goes on, and takes what is sent again', async () => {
  const missing = ledger.read().filter(({ index }) => index >= before.length + 2)
  for (const { receipt } of missing.slice(-5)) {
    const body = JSON.stringify({ receipt })
    const answer = await fetch(site.address, { method: 'POST', body })
    expect([200, 201]).toContain(answer.status)
  }
})

test('without log-key no collector starts on the database, with it again one does', async () => {
  await collector.kill('SIGTERM')
  rmSync(join(restored, 'log-key'))
  const message = await startCollectorProcess(restored, port).catch(String)
  expect(message).toContain('expected the log-key that this database was made with, found none')
  copyFileSync(join(keys, 'log-key'), join(restored, 'log-key'))
  collector = await startCollectorProcess(restored, port)
  expect((await fetch(`${collector.url}/readyz`)).status).toBe(200)
})
