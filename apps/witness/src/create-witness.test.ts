import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSigningKey, readSigningKey } from '@kvitto/keys'
import {
  addCosignatures,
  formatAddCheckpoint,
  formatNote,
  formatSignature,
  makeVerifierKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  verifyCosignatures,
  verifyNote,
} from '@kvitto/receipt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WitnessEvent } from './create-witness.ts'
import { createWitness } from './create-witness.ts'
import { createTestLog } from './testing/test-log.ts'
import { openWitnessStore, type WitnessStore } from './witness-store.ts'

const NOON = '2026-11-22T12:00:00.000Z'
const log = await createTestLog('log.example/demo')
const logKey = await parseVerifierKey(log.vkey)
const key = readSigningKey(generateSigningKey())
const cosigner = {
  key: await makeVerifierKey('witness.example/1', key.publicKey, 'cosignature'),
  sign: key.sign,
}

let folder: string
let store: WitnessStore
let witness: ReturnType<typeof createWitness>
let events: WitnessEvent[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-witness-'))
  events = []
  open()
})
afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true })
})

function open(): void {
  store = openWitnessStore(join(folder, 'witness.db'))
  witness = createWitness({
    store,
    cosigner,
    logs: new Map([[log.origin, [logKey]]]),
    now: () => new Date(NOON),
    report: (event) => events.push(event),
  })
}

async function send(body: string | Uint8Array<ArrayBuffer>) {
  const response = await witness.request('/add-checkpoint', { method: 'POST', body })
  const type = response.headers.get('Content-Type')
  return { status: response.status, type, text: await response.text() }
}

async function read(origin = log.origin) {
  const response = await witness.request(`/${hash('sha256', origin)}/checkpoint`)
  return { status: response.status, text: await response.text() }
}

const conflict = (size: number) => ({ status: 409, type: 'text/x.tlog.size', text: `${size}\n` })

test('a first checkpoint, and each that grows from it, gets a cosignature with the time', async () => {
  for (const [oldSize, size] of [
    [0, 5],
    [5, 8],
    [8, 9],
    [9, 300],
  ] as const) {
    const { status, text } = await send(log.request(oldSize, size))
    expect(status).toBe(200)
    expect(text).toMatch(/^— witness\.example\/1 \S+\n$/)
    const note = await addCosignatures(log.checkpoint(size), text, cosigner.key)
    expect(await verifyCosignatures(note, [cosigner.key])).toEqual([
      { witness: 'witness.example/1', cosignedAt: NOON },
    ])
  }
})

test('the same checkpoint again is cosigned again', async () => {
  await send(log.request(0, 5))
  expect((await send(log.request(5, 5))).status).toBe(200)
})

test('an empty log is cosigned, and then grows', async () => {
  expect((await send(log.request(0, 0))).status).toBe(200)
  expect((await send(log.request(0, 3))).status).toBe(200)
})

test('an old size that is not the last one is answered with that one, and changes nothing', async () => {
  expect(await send(log.request(3, 5))).toEqual(conflict(0))
  await send(log.request(0, 5))
  for (const [oldSize, size] of [
    [0, 5],
    [0, 9],
    [4, 9],
    [6, 9],
  ] as const) {
    expect(await send(log.request(oldSize, size))).toEqual(conflict(5))
  }
  expect((await send(log.request(5, 6))).status).toBe(200)
})

test('a shorter log is never cosigned, whatever old size it names', async () => {
  await send(log.request(0, 8))
  for (let oldSize = 0; oldSize <= 7; oldSize += 1) {
    expect(await send(log.request(oldSize, 7))).toEqual(conflict(8))
  }
  expect((await send(log.request(8, 7))).status).toBe(400)
  expect((await read()).text).toContain('\n8\n')
})

test('another tree of the same size is a conflict, and the evidence is kept', async () => {
  await send(log.request(0, 8))
  const fork = log.fork(7)
  expect(await send(fork.request(8, 8))).toEqual(conflict(8))
  expect(events.at(-1)).toEqual({ code: 'root_differs', origin: log.origin })
  const evidence = refused()
  expect(evidence).toEqual([
    { reason: 'root_seen', note: (await read()).text },
    { reason: 'root_differs', note: fork.checkpoint(8) },
  ])
  for (const { note } of evidence) {
    const { text, signedBy } = await verifyNote(note, [logKey])
    expect([parseCheckpoint(text).size, signedBy]).toEqual([8, [logKey]])
  }
  expect((await send(log.request(8, 8))).status).toBe(200)
})

test('nothing that is sent later takes the place of what proves a fork', async () => {
  await send(log.request(0, 8))
  await send(log.fork(7).request(8, 8))
  const evidence = refused()
  await send(log.request(8, 12))
  await send(log.fork(9).request(12, 12))
  await send(log.fork(3).request(12, 14))
  await send(withProof(12, [], log.checkpoint(20)))
  expect(refused().slice(0, 2)).toEqual(evidence)
})

test('a stranger who sends an honest checkpoint with a wrong proof blames nobody, and displaces nothing', async () => {
  await send(log.request(0, 5))
  const fork = log.fork(2)
  expect((await send(fork.request(5, 9))).status).toBe(422)
  const wrong = withProof(5, [], log.checkpoint(8))
  expect((await send(wrong)).status).toBe(422)
  // Lines of others make no other note of it.
  const line = formatSignature({
    name: 'x',
    keyId: new Uint8Array(4),
    signature: new Uint8Array(64),
  })
  expect((await send(wrong + line)).status).toBe(422)
  expect(refused()).toEqual([
    { reason: 'proof_wrong', note: fork.checkpoint(9) },
    { reason: 'proof_wrong', note: log.checkpoint(8) },
  ])
  expect((await send(log.request(5, 8))).status).toBe(200)
})

test('of what was not proven the newest 100 are kept', async () => {
  await send(log.request(0, 5))
  for (let size = 6; size <= 6 + 100; size += 1) await send(withProof(5, [], log.checkpoint(size)))
  await send(withProof(5, [], log.checkpoint(7)))
  const sizes = refused().map(({ note }) => Number(note.split('\n')[1]))
  expect(sizes).toEqual([...Array.from({ length: 99 }, (_, n) => 8 + n), 7])
})

test('a log that was forked before what was seen is refused at every later size', async () => {
  await send(log.request(0, 8))
  const fork = log.fork(3)
  for (const size of [9, 16, 100]) {
    expect((await send(fork.request(8, size))).status).toBe(422)
  }
  expect(refused()).toEqual(
    [9, 16, 100].map((size) => ({ reason: 'proof_wrong', note: fork.checkpoint(size) })),
  )
  // What comes after what was seen is the log's own affair.
  expect((await send(log.fork(8).request(8, 20))).status).toBe(200)
})

test.each([
  ['none', () => []],
  ['one hash too few', () => log.prove(5, 12).slice(1)],
  ['one hash too many', () => [...log.prove(5, 12), new Uint8Array(32)]],
  ['that of other sizes', () => log.prove(5, 13)],
  ['a flipped bit', () => log.prove(5, 12).map((each) => each.map((byte) => byte ^ 1))],
])('a proof that does not hold (%s) is 422 and changes nothing', async (_, prove) => {
  await send(log.request(0, 5))
  const body = formatAddCheckpoint({ oldSize: 5, proof: prove(), checkpoint: log.checkpoint(12) })
  expect((await send(body)).status).toBe(422)
  expect((await send(log.request(5, 12))).status).toBe(200)
})

test('from nothing, and to the same size, a proof must be empty', async () => {
  const proof = [new Uint8Array(32)]
  const first = formatAddCheckpoint({ oldSize: 0, proof, checkpoint: log.checkpoint(5) })
  expect((await send(first)).status).toBe(422)
  await send(log.request(0, 5))
  const same = formatAddCheckpoint({ oldSize: 5, proof, checkpoint: log.checkpoint(5) })
  expect((await send(same)).status).toBe(422)
})

test('a log that is not listed is 404, before anything else is looked at', async () => {
  const other = await createTestLog('log.example/other')
  expect((await send(other.request(0, 5))).status).toBe(404)
  expect((await read(other.origin)).status).toBe(404)
})

test('a checkpoint that no known key signed is 403, one that a known key signed wrongly too', async () => {
  const forger = await createTestLog(log.origin)
  expect((await send(forger.request(0, 5))).status).toBe(403)
  const { text } = parseNote(log.checkpoint(5))
  const { signatures } = parseNote(log.checkpoint(6))
  const swapped = formatNote({ text, signatures })
  const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: swapped })
  expect((await send(body)).status).toBe(403)
  expect((await read()).status).toBe(404)
})

test('signatures by unknown keys are ignored, and not given out', async () => {
  const other = parseNote((await createTestLog(log.origin)).checkpoint(5)).signatures
  const { text, signatures } = parseNote(log.checkpoint(5))
  const checkpoint = formatNote({ text, signatures: [...other, ...signatures] })
  const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint })
  expect((await send(body)).status).toBe(200)
  expect(parseNote((await read()).text).signatures).toHaveLength(2)
})

test('extension lines are covered by the cosignature', async () => {
  const checkpoint = log.checkpoint(5, 'more\n')
  const { text } = await send(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }))
  const note = await addCosignatures(checkpoint, text, cosigner.key)
  expect(await verifyCosignatures(note, [cosigner.key])).toHaveLength(1)
  await expect(addCosignatures(log.checkpoint(5), text, cosigner.key)).rejects.toThrow()
})

const good = log.request(5, 12)

test.each([
  ['nothing', ''],
  ['no old size', good.replace('old 5\n', '')],
  ['a leading zero', good.replace('old 5', 'old 05')],
  ['a sign', good.replace('old 5', 'old -5')],
  ['two spaces', good.replace('old 5', 'old  5')],
  ['carriage returns', good.replaceAll('\n', '\r\n')],
  ['a hash of 31 bytes', good.replace('\n\n', `\n${Buffer.alloc(31).toString('base64')}\n\n`)],
  ['a hash without padding', good.replace(/=\n/, '\n')],
  ['64 hashes', `old 5\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n${log.checkpoint(12)}`],
  ['no empty line', good.replace('\n\n', '\n')],
  ['no checkpoint', good.slice(0, good.indexOf('\n\n') + 2)],
  ['a checkpoint without a signature', good.slice(0, good.indexOf('—'))],
  ['a root of 31 bytes', log.request(0, 5).replace(/\n\S{43}=\n/, `\n${'A'.repeat(42)}==\n`)],
  ['bytes that are no UTF-8', Uint8Array.of(0x6f, 0x6c, 0x64, 0x20, 0xff)],
  ['too many bytes', `old 5\n${'A'.repeat(100_000)}`],
  ['an old size greater than the checkpoint’s', log.request(13, 12)],
])('a request with %s is 400', async (_, body) => {
  await send(log.request(0, 5))
  expect((await send(body)).status).toBe(400)
  expect((await send(log.request(5, 12))).status).toBe(200)
})

test('of many at once with the same old size one is cosigned, and nothing goes back', async () => {
  await send(log.request(0, 5))
  const sizes = Array.from({ length: 40 }, (_, index) => 6 + (index % 20))
  const answers = await Promise.all(sizes.map((size) => send(log.request(5, size))))
  const cosigned = sizes.filter((_, index) => answers[index]?.status === 200)
  expect(cosigned).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(39)
  expect((await read()).text).toContain(`\n${cosigned[0]}\n`)
})

test('another process that came between is seen: the store changes only what was looked at', async () => {
  await send(log.request(0, 5))
  const before = store.seen(log.origin)
  const other = openWitnessStore(join(folder, 'witness.db'))
  const next = (size: number) => ({ size, root: new Uint8Array(32), note: '' })
  expect(other.replace(log.origin, before, next(9))).toBe(true)
  expect(store.replace(log.origin, before, next(7))).toBe(false)
  expect(store.replace(log.origin, undefined, next(7))).toBe(false)
  expect(store.seen(log.origin)?.size).toBe(9)
  expect(() => store.replace(log.origin, other.seen(log.origin), next(8))).toThrow(
    /never goes back/,
  )
  other.close()
})

test('what was cosigned is there after a restart', async () => {
  await send(log.request(0, 5))
  store.close()
  open()
  expect(await send(log.request(0, 4))).toEqual(conflict(5))
  expect((await send(log.request(5, 6))).status).toBe(200)
})

test('where it cannot be stored no cosignature leaves', async () => {
  store.replace = () => {
    throw new Error('disk full')
  }
  expect(await send(log.request(0, 5))).toMatchObject({ status: 500, text: 'internal error\n' })
  expect(events.at(-1)?.code).toBe('internal')
})

test('the last checkpoint is there for monitors, signed by the log and cosigned', async () => {
  expect((await read()).status).toBe(404)
  await send(log.request(0, 5))
  const { text } = await read()
  expect((await verifyNote(text, [logKey])).signedBy).toEqual([logKey])
  expect(await verifyCosignatures(text, [cosigner.key])).toHaveLength(1)
})

function withProof(oldSize: number, proof: Uint8Array[], checkpoint: string): string {
  return formatAddCheckpoint({ oldSize, proof, checkpoint })
}

function refused() {
  return store.listRefused(log.origin)
}
