import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryStore } from '../storage/memory.ts'
import type { AppendItem } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { createLog } from './create-log.ts'
import { generateLogKey, readLogKey } from './log-key.ts'
import { openSignedHeads } from './open-signed-heads.ts'

const key = readLogKey(generateLogKey())
const origin = 'kvitto.test'
const now = () => new Date('2026-11-21T10:00:00.000Z')

let folder: string
let path: string
let errors: unknown[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-heads-'))
  path = join(folder, 'log-heads')
  errors = []
})
afterEach(() => rm(folder, { recursive: true }))

async function open({ receipts }: Store) {
  const reportError = (error: unknown) => void errors.push(error)
  const rolledBack: unknown[] = []
  const onRollback = (site: string, sizes: object) => rolledBack.push({ site, ...sizes })
  const signed = await openSignedHeads({
    path,
    receipts,
    publicKeys: [key.publicKey],
    origin,
    reportError,
    onRollback,
  })
  const log = createLog({ receipts, key, origin, now, signed })
  const add = (name: string) =>
    log.append({ kind: 'build', site: 'demo', standsFor: Buffer.alloc(32, name) })
  return { signed, add, rolledBack }
}

const refused = { code: 'log_rolled_back', retryAfter: 60 }

test('what was signed lies beside the key, for its owner alone, and the same database goes on', async () => {
  const store = createMemoryStore()
  const { add, signed } = await open(store)
  await add('a')
  await add('b')
  await signed.flush()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(path, 'utf8')).demo).toContain('kvitto.test/demo\n2\n')
  const again = await open(store)
  expect(await again.add('c')).toMatchObject({ index: 2 })
})

test('an older database, an empty one, and one that went another way do not start', async () => {
  const store = createMemoryStore()
  const { add, signed } = await open(store)
  for (const name of ['a', 'b', 'c']) await add(name)
  await signed.flush()
  const one = (names: string[]) => startOver(names)
  await expect(open(await one(['a', 'b']))).rejects.toThrow('3 entries that were signed, found 2:')
  await expect(open(await one([]))).rejects.toThrow('3 entries that were signed, found 0:')
  await expect(open(await one(['a', 'x', 'c', 'd']))).rejects.toThrow('found 4 of another log:')
  await expect(open(await one(['a', 'b', 'c', 'd']))).resolves.toBeDefined()
})

async function startOver(names: string[]): Promise<Store> {
  const store = createMemoryStore()
  const log = createLog({ receipts: store.receipts, key, origin, now })
  for (const name of names) {
    await log.append({ kind: 'build', site: 'demo', standsFor: Buffer.alloc(32, name) })
  }
  return store
}

test('a database that loses entries under a running collector is not signed, and is when it has them again', async () => {
  const store = createMemoryStore()
  const { add, signed, rolledBack } = await open(store)
  for (const name of ['a', 'b', 'c']) await add(name)
  const { append } = store.receipts
  const older = await startOver(['a', 'b'])
  store.receipts.append = older.receipts.append
  await expect(add('d')).rejects.toMatchObject(refused)
  await expect(add('e')).rejects.toMatchObject(refused)
  expect((await older.receipts.readHead('demo'))?.size).toBe(2)
  expect(rolledBack).toEqual([{ site: 'demo', signed: 3, found: 2 }])
  expect(signed.isRolledBack()).toBe(true)
  store.receipts.append = append
  expect(await add('d')).toMatchObject({ index: 3 })
  expect(signed.isRolledBack()).toBe(false)
})

test('a log that was refused stays refused, and the evidence is kept', async () => {
  const store = createMemoryStore()
  const { add, signed } = await open(store)
  for (const name of ['a', 'b', 'c']) await add(name)
  await signed.flush()
  const other = await (await startOver(['a', 'x'])).receipts.readHead('demo')
  if (!other) throw new Error('expected a head')
  signed.refuse('demo', other)
  await expect(add('d')).rejects.toMatchObject(refused)
  await signed.flush()
  await expect(open(store)).rejects.toThrow('2 entries that were signed, found 3 of another log:')
})

test('a batch that fails is not taken for signed', async () => {
  const store = createMemoryStore()
  const { add } = await open(store)
  await add('a')
  const { append } = store.receipts
  store.receipts.append = async (items: readonly AppendItem[], grow) => {
    grow(
      'demo',
      await store.receipts.readHead('demo'),
      items.map(({ leafHash }) => leafHash),
    )
    throw new Error('commit failed')
  }
  await expect(add('b')).rejects.toThrow('commit failed')
  store.receipts.append = append
  expect(await add('c')).toMatchObject({ index: 1 })
})

test.each([
  ['of another key', async () => JSON.stringify({ demo: await checkpointBy(generateLogKey()) })],
  ['of another log', async () => JSON.stringify({ other: await ownCheckpoint() })],
  ['that is no JSON', async () => 'hello'],
  ['of something else', async () => '{"demo": 7}'],
])('a file %s does not pass for none', async (_, content) => {
  await writeFile(path, await content())
  await expect(open(createMemoryStore())).rejects.toThrow('that this log-key signed in')
})

test('a file that cannot be written is told, and stops nothing', async () => {
  const { add, signed } = await open(createMemoryStore())
  path = ''
  await rm(folder, { recursive: true })
  await add('a')
  await signed.flush()
  expect(errors).toHaveLength(1)
  expect(await add('b')).toMatchObject({ index: 1 })
  folder = await mkdtemp(join(tmpdir(), 'kvitto-heads-'))
})

async function checkpointBy(pem: string): Promise<string> {
  const store = createMemoryStore()
  const log = createLog({ receipts: store.receipts, key: readLogKey(pem), origin, now })
  await log.append({ kind: 'build', site: 'demo', standsFor: Buffer.alloc(32, 'a') })
  return (await store.receipts.readHead('demo'))?.checkpoint ?? ''
}

async function ownCheckpoint(): Promise<string> {
  return (await (await startOver(['a'])).receipts.readHead('demo'))?.checkpoint ?? ''
}
