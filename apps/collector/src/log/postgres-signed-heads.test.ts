import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../storage/postgres.ts'
import type { Store } from '../storage/store.ts'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { createLog } from './create-log.ts'
import { generateLogKey, readLogKey } from './log-key.ts'
import { openSignedHeads } from './open-signed-heads.ts'

const key = readLogKey(generateLogKey())
const origin = 'kvitto.test'
const reportError = () => {}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-heads-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function open({ receipts }: Store) {
  const path = join(folder, 'log-heads')
  const signed = await openSignedHeads({
    path,
    receipts,
    publicKeys: [key.publicKey],
    origin,
    reportError,
  })
  const log = createLog({ receipts, key, origin, now: () => new Date(), signed })
  const add = (name: string) =>
    log.append({ kind: 'build', site: 'demo', standsFor: Buffer.alloc(32, name) })
  return { signed, add }
}

test('a database that was put back is not signed, neither at once nor after a restart', async () => {
  const url = await newDatabase()
  const store = await openPostgres({ url, reportError })
  const { add, signed } = await open(store)
  await add('a')
  // Else it writes in its own time, over what the next one has written.
  await signed.flush()
  await store.close()
  // As a backup is, or a standby that took over without the last commits.
  const older = `${url}_older`
  const name = (address: string) => new URL(address).pathname.slice(1)
  await runSql(
    new URL('postgres', url).href,
    `create database ${name(older)} template ${name(url)}`,
  )
  const again = await openPostgres({ url, reportError })
  const whole = await open(again)
  await whole.add('b')
  await whole.signed.flush()
  await again.close()
  const restored = await openPostgres({ url: older, reportError })
  await expect(open(restored)).rejects.toThrow('2 entries that were signed, found 1:')
  const running = createLog({
    receipts: restored.receipts,
    key,
    origin,
    now: () => new Date(),
    signed: whole.signed,
  })
  const entry = { kind: 'build', site: 'demo', standsFor: Buffer.alloc(32, 'c') } as const
  await expect(running.append(entry)).rejects.toMatchObject({ code: 'log_rolled_back' })
  expect((await restored.receipts.readHead('demo'))?.size).toBe(1)
  expect(signed.isRolledBack()).toBe(false)
  await restored.close()
})
