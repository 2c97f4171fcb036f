import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCheckpoint, parseNote, parseVerifierKey, verifyCosignatures } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from './collector-process.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'
import { startWitnessProcess, type WitnessProcess } from './witness-process.ts'

/* One story, its parts in order: each goes on where the one before it ended. */

const folder = mkdtempSync(join(tmpdir(), 'kvitto-witness-'))
const data = join(folder, 'data')
const backup = join(folder, 'backup')
const logs = join(folder, 'logs')
let ports: { collector: number; witness: number; metrics: number }
let collector: CollectorProcess | undefined
let witness: WitnessProcess | undefined
let site: FaultSite
let sign: () => Promise<string>

beforeAll(async () => {
  ports = { collector: await freePort(), witness: await freePort(), metrics: await freePort() }
  // The witness must know the log, and the log the witness.
  collector = await startCollectorProcess(data, ports.collector)
  site = await openFaultSite(collector.url, data)
  sign = await makeSigner(site.policyVersion)
  writeFileSync(logs, site.vkey)
  await startWitness()
  const policy = `witness w ${witness?.vkey} http://127.0.0.1:${ports.witness}\nquorum w\n`
  writeFileSync(join(folder, 'witnesses'), policy)
  await restart()
})

afterAll(async () => {
  await collector?.kill('SIGTERM')
  await witness?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const startWitness = async () => {
  witness = await startWitnessProcess(join(folder, 'witness'), { port: ports.witness, logs })
}

const start = async () => {
  collector = await startCollectorProcess(data, ports.collector, {
    KVITTO_WITNESSES: join(folder, 'witnesses'),
    KVITTO_WITNESS_INTERVAL: '0.1',
    KVITTO_METRICS_PORT: String(ports.metrics),
  })
}

async function stop(): Promise<void> {
  const stopping = collector
  collector = undefined
  await stopping?.kill('SIGTERM')
}

async function restart(): Promise<void> {
  await stop()
  await start()
}

async function post(): Promise<{ status: number; text: string }> {
  const body = JSON.stringify({ receipt: await sign() })
  const response = await fetch(site.address, { method: 'POST', body })
  return { status: response.status, text: await response.text() }
}

const sizeOf = (note: string) => parseCheckpoint(parseNote(note).text).size

async function isWitnessed(): Promise<boolean> {
  const key = await parseVerifierKey(witness?.vkey ?? '')
  return (await verifyCosignatures(await site.checkpoint(), [key])).length > 0
}

async function lag(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${ports.metrics}/metrics`)).text()
  const line =
    /^kvitto_witness_lag_entries\{site="faults",witness="witness\.example\/faults"\} (\d+)/m
  return Number(line.exec(text)?.[1])
}

const readiness = async () => (await fetch(`${collector?.url}/readyz`)).status

test('what is appended is cosigned soon after', async () => {
  for (let count = 0; count < 5; count += 1) expect((await post()).status).toBe(201)
  await waitFor(isWitnessed)
  expect(await lag()).toBe(0)
})

test('a witness that is killed holds up nothing: appends go on, and the lag shows', async () => {
  await witness?.kill('SIGKILL')
  for (let count = 0; count < 3; count += 1) expect((await post()).status).toBe(201)
  await waitFor(() => collector?.output().includes('witness does not cosign') ?? false)
  expect([await lag(), await isWitnessed(), await readiness()]).toEqual([3, false, 200])
})

test('when it is back it goes on from what it knew, and the lag is gone', async () => {
  await startWitness()
  await waitFor(isWitnessed)
  expect(await lag()).toBe(0)
  expect(collector?.output()).toContain('witness cosigns again')
})

test('an older database beside a newer key folder refuses to start', async () => {
  await stop()
  cpSync(data, backup, { recursive: true })
  await start()
  const before = await sizeOf(await site.checkpoint())
  for (let count = 0; count < 4; count += 1) expect((await post()).status).toBe(201)
  await waitFor(isWitnessed)
  expect(sizeOf(await site.checkpoint())).toBe(before + 4)
  await stop()
  for (const end of ['', '-wal', '-shm']) rmSync(join(data, `kvitto.db${end}`), { force: true })
  cpSync(join(backup, 'kvitto.db'), join(data, 'kvitto.db'))
  await expect(start()).rejects.toThrow(
    `expected the log of faults to go on from ${before + 4} entries that were signed, found ${before}`,
  )
})

test('an older copy of the whole folder refuses to start, as the witness knows more', async () => {
  rmSync(data, { recursive: true })
  cpSync(backup, data, { recursive: true })
  await expect(start()).rejects.toThrow(/to go on from what witness\.example\/faults cosigned/)
})

test('one that nobody knew better signs another log, until the witness is back and shows the first', async () => {
  await witness?.kill('SIGTERM')
  await start()
  const longer = 5
  for (let count = 0; count < longer; count += 1) expect((await post()).status).toBe(201)
  const forked = await site.checkpoint()
  await startWitness()
  await waitFor(async () => (await post()).status === 503)
  expect((await post()).text).toContain('log_rolled_back')
  expect(await readiness()).toBe(503)
  expect(collector?.output()).toContain('witness contradicts the database')
  expect(sizeOf(await site.checkpoint())).toBeGreaterThanOrEqual(sizeOf(forked))
  expect(await isWitnessed()).toBe(false)
})

test('the witness refused the fork, and still holds the log that it saw', async () => {
  expect(witness?.output()).toContain(`not cosigned: proof_wrong: kvitto.local/faults`)
})

test('what the witness showed is not forgotten: the next start refuses without it', async () => {
  await stop()
  await witness?.kill('SIGTERM')
  await expect(start()).rejects.toThrow('entries that were signed, found')
})
