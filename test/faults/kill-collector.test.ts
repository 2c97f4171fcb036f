import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
import { faultPolicy } from './fault-policy.ts'
import { entryLeaf, readProof, rootFromPath, rootsOf } from './independent-tree.ts'

const ROUNDS = 3
const PER_ROUND = 500

interface Acknowledged {
  receipt: string
  receiptId: string
  index: number
  receivedAt: string
  proof: string
}

const folder = mkdtempSync(join(tmpdir(), 'kvitto-faults-'))
const data = join(folder, 'data')
const ledgerPath = join(folder, 'acknowledged.jsonl')
let collector: CollectorProcess
let ledger: ChildProcess
let token: string
let vkey: string

beforeAll(async () => {
  const port = await freePort()
  collector = await startCollectorProcess(data, port)
  const { publish, read } = await makeTokens()
  token = read
  await send('PUT', '/admin/v1/sites/faults', publish, {})
  const { policyVersion } = await send('POST', '/admin/v1/sites/faults/policies', publish, {
    policy: faultPolicy,
  })
  vkey = await (await fetch(`${collector.url}/v1/sites/faults/log/key`)).text()
  const script = fileURLToPath(new URL('./ledger.ts', import.meta.url))
  const address = `${collector.url}/v1/sites/faults/receipts`
  ledger = spawn(process.execPath, [script, address, policyVersion, ledgerPath], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (let round = 0; round < ROUNDS; round++) {
    const before = countLines()
    await waitFor(() => countLines() >= before + PER_ROUND)
    await collector.kill('SIGKILL')
    collector = await startCollectorProcess(data, port)
  }
  ledger.kill('SIGTERM')
  await once(ledger, 'exit')
})

afterAll(async () => {
  ledger?.kill('SIGKILL')
  await collector?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('no acknowledged receipt is missing, each is there once, at the index that was promised', async () => {
  const acknowledged = readLedger()
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * PER_ROUND)
  const stored = await listRecords()
  const byId = new Map(stored.map((record) => [record.receiptId, record]))
  expect(byId.size).toBe(stored.length)
  for (const { receiptId, index, receivedAt, receipt } of acknowledged) {
    expect(byId.get(receiptId)).toMatchObject({ index, receivedAt, receipt })
  }
  // The ledger sends until it is answered, so in the end nothing is stored that it does not know.
  expect(stored.length).toBe(acknowledged.length)
})

test('the log has no gap and holds each receipt, and every checkpoint ever given is a prefix of it', async () => {
  const entries = await listEntries()
  const leaves = entries.map(entryLeaf)
  const roots = rootsOf(leaves)
  const checkpoint = await (await fetch(`${collector.url}/v1/sites/faults/log/checkpoint`)).text()
  const last = readProof(`\nindex 0\n\n${checkpoint}`, vkey)
  expect(last.isSigned).toBe(true)
  expect(last.size).toBe(entries.length)
  expect(last.root).toEqual(roots.at(-1))
  for (const acknowledgement of readLedger()) {
    expect(entries[acknowledgement.index]?.toString()).toBe(entryOf(acknowledgement))
    const { index, size, root, path, isSigned } = readProof(acknowledgement.proof, vkey)
    const leaf = entryLeaf(Buffer.from(entryOf(acknowledgement)))
    const isProven = isSigned && rootFromPath(leaf, index, size, path).equals(root)
    const isPrefix = roots[size - 1]?.equals(root)
    expect([index, isProven, isPrefix]).toEqual([acknowledgement.index, true, true])
  }
})

test('all proofs verify with the receipt package', async () => {
  const key = await parseVerifierKey(vkey.trim())
  for (const acknowledgement of readLedger()) {
    const { index, path, checkpoint } = parseTlogProof(acknowledgement.proof)
    const { size, root } = parseCheckpoint((await verifyNote(checkpoint, [key])).text)
    const leaf = entryLeaf(Buffer.from(entryOf(acknowledgement)))
    expect(await verifyInclusion({ index, size, leaf, path, root })).toBe(true)
  }
})

test('the collector printed no receipt, id or address', () => {
  expect(collector.output().split('\n').filter(Boolean)).toHaveLength(1)
})

function countLines(): number {
  return existsSync(ledgerPath) ? readFileSync(ledgerPath, 'utf8').split('\n').length - 1 : 0
}

function readLedger(): Acknowledged[] {
  const lines = readFileSync(ledgerPath, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

/** The entry as DESIGN writes it down, for a receipt the hash of its hash. */
function entryOf({ receivedAt, receipt }: Acknowledged): string {
  const hash = createHash('sha256').update(receipt).digest()
  const standsFor = createHash('sha256').update(hash).digest('base64')
  return `kvitto/entry/1\nreceipt\n${receivedAt}\n${standsFor}\n`
}

async function listRecords(): Promise<Acknowledged[]> {
  const all: Acknowledged[] = []
  for (let cursor = ''; ; ) {
    const query = `limit=200${cursor && `&cursor=${cursor}`}`
    const page = await send('GET', `/admin/v1/sites/faults/receipts?${query}`, token)
    all.push(...page.records)
    if (page.next === null) return all
    cursor = page.next
  }
}

async function listEntries(): Promise<Buffer[]> {
  const checkpoint = await (await fetch(`${collector.url}/v1/sites/faults/log/checkpoint`)).text()
  const size = Number(checkpoint.split('\n')[1])
  const entries: Buffer[] = []
  for (let n = 0; n * 256 < size; n++) {
    const width = Math.min(256, size - n * 256)
    const name = `${String(n).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
    const headers = { Authorization: `Bearer ${token}` }
    const url = `${collector.url}/v1/sites/faults/log/tile/entries/${name}`
    const bytes = Buffer.from(await (await fetch(url, { headers })).arrayBuffer())
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
      entries.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)))
    }
  }
  return entries
}

async function makeTokens(): Promise<{ read: string; publish: string }> {
  const admin = readFileSync(join(data, 'admin-token'), 'utf8').trim()
  const make = async (scope: string) =>
    (await send('POST', '/admin/v1/tokens', admin, { scope })).token
  return { read: await make('read'), publish: await make('publish') }
}

async function send(method: string, path: string, bearer: string, body?: object) {
  const response = await fetch(`${collector.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}` },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return JSON.parse(await response.text())
}
