import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyBundle } from '@kvitto/receipt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pruneLog } from '../domain/prune-log.ts'
import { describeReceiptStore } from '../storage/describe-receipt-store.ts'
import { describeSiteStore } from '../storage/describe-site-store.ts'
import { describeTokenStore } from '../storage/describe-token-store.ts'
import { openStore } from '../storage/open-store.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { openSqliteBodyKeys } from '../storage/sqlite-body-keys.ts'
import { traceOf } from '../storage/what-remains.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { makeTestKey, signTestErasure, type TestKey, testPayload } from '../testing/test-receipt.ts'
import { createBodyCipher, openBody, sealBody } from './body-cipher.ts'
import { rewrapKeys } from './rewrap-keys.ts'
import { sealReceipts } from './seal-receipts.ts'

let folder: string
let databases = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-bodies-'))
})
afterAll(() => rm(folder, { recursive: true }))

const newPaths = () => {
  const path = join(folder, String(databases++))
  return { databasePath: `${path}.db`, bodyKeysPath: `${path}-keys.db` }
}
type Paths = ReturnType<typeof newPaths>
const reportError = () => {}
const open = (paths: Paths, operatorKeys?: Uint8Array[]) =>
  openStore({ ...paths, operatorKeys, reportError })

describeReceiptStore('sqlite, sealed', () => open(newPaths(), [randomBytes(32)]))
describeSiteStore('sqlite, sealed', () => open(newPaths(), [randomBytes(32)]))
describeTokenStore('sqlite, sealed', () => open(newPaths(), [randomBytes(32)]))

/** A collector on these files until `run` is done. */
async function withCollector<T>(
  { paths, keys }: { paths: Paths; keys?: Uint8Array[] },
  run: (collector: Awaited<ReturnType<typeof startTestCollector>>) => Promise<T>,
): Promise<T> {
  const store = await open(paths, keys)
  try {
    return await run(await startTestCollector({ store }))
  } finally {
    await store.close()
  }
}

type Collector = Awaited<ReturnType<typeof startTestCollector>>
const read = ({ call }: Collector, path: string) =>
  call(`/admin/v1/sites/demo/${path}`, { scope: 'read' })
const statusOf = async (collector: Collector, { subjectId }: TestKey) =>
  (await read(collector, `subjects/${subjectId}`)).body.status?.analytics.status

/** What the files of a database hold, journals included. */
async function bytesOf({ databasePath, bodyKeysPath }: Paths): Promise<string> {
  const files = [databasePath, bodyKeysPath].flatMap((path) => [path, `${path}-wal`])
  const all = await Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0))))
  return Buffer.concat(all).toString('latin1')
}

/** Stretches of a body that stand nowhere but in it: its nonce as it is sent, and its signature. */
function partsOf(jws: string): string[] {
  const [, payload = '', signature = ''] = jws.split('.')
  const text = Buffer.from(payload, 'base64url').toString()
  const { nonce } = JSON.parse(text)
  const group = Math.ceil(text.indexOf(nonce) / 3)
  return [payload.slice(group * 4, group * 4 + 24), signature]
}

describe('sealed bodies', () => {
  test('no body is in the files, without a key every one is; answers and proofs are the same', async () => {
    const [sealed, plain] = [newPaths(), newPaths()]
    const key = await makeTestKey()
    const parts = await withCollector({ paths: sealed, keys: [randomBytes(32)] }, async (c) => {
      const { receipt, body } = await c.post({ key })
      expect(await statusOf(c, key)).toBe('given')
      const bundle = (await read(c, `receipts/${body.receiptId}/bundle`)).body
      expect(bundle.receipt).toBe(receipt)
      const logKeys = [await c.deps.log.vkey('demo')]
      expect((await verifyBundle(bundle, { logKeys })).verdict).toBe('verified')
      return partsOf(receipt)
    })
    const inFiles = await bytesOf(sealed)
    expect(parts.filter((part) => inFiles.includes(part))).toEqual([])
    await withCollector({ paths: plain }, async (c) => {
      const { receipt } = await c.post({ key })
      const open = await bytesOf(plain)
      expect(
        partsOf(receipt)
          .slice(0, 2)
          .every((part) => open.includes(part)),
      ).toBe(true)
    })
  })

  test('switched on later it seals what is new, and reads what lies open as before', async () => {
    const paths = newPaths()
    const [early, late] = [await makeTestKey(), await makeTestKey()]
    await withCollector({ paths }, (c) => c.post({ key: early }))
    await withCollector({ paths, keys: [randomBytes(32)] }, async (c) => {
      const { receipt } = await c.post({ key: late })
      expect([await statusOf(c, early), await statusOf(c, late)]).toEqual(['given', 'given'])
      const inFiles = await bytesOf(paths)
      expect(partsOf(receipt).filter((part) => inFiles.includes(part))).toEqual([])
    })
    await expect(open(paths)).rejects.toThrow('KVITTO_BODY_KEY_FILE: expected the key')
  })

  test('pruning destroys the key of whoever has nothing left, and of nobody else', async () => {
    const paths = newPaths()
    const keys = [randomBytes(32)]
    const [gone, staying] = [await makeTestKey(), await makeTestKey()]
    await withCollector({ paths, keys }, async (c) => {
      await c.post({ key: gone })
      await c.post({ key: staying })
      c.clock.at = '2032-01-01T12:00:00.000Z'
      await c.post({ key: staying, decidedAt: '2032-01-01T11:00:00Z' })
      const { removed } = await pruneLog(c.deps, 'demo', '2026-12-01T00:00:00.000Z')
      expect(removed).toBe(2)
    })
    const store = openSqliteBodyKeys(paths.bodyKeysPath)
    const subjects = (await store.list(undefined, 9)).map(({ subject }) => subject)
    await store.close()
    expect(subjects).toEqual([traceOf(staying.subjectId)])
  })

  test('what arrives while the subject’s last receipt is pruned can be read', async () => {
    const { databasePath, bodyKeysPath } = newPaths()
    const plain = openSqlite(databasePath)
    const keys = openSqliteBodyKeys(bodyKeysPath)
    let between = () => {}
    const receipts = sealReceipts(
      plain.receipts,
      {
        ...keys,
        async ofSubjects(...asked) {
          const found = await keys.ofSubjects(...asked)
          between()
          return found
        },
      },
      createBodyCipher([randomBytes(32)]),
    )
    const c = await startTestCollector({ store: { ...plain, receipts } })
    const key = await makeTestKey()
    const { body } = await c.post({ key })
    const { index } = (await receipts.getReceipt('demo', body.receiptId)) ?? { index: -1 }
    const gone = { ...testPayload(key.subjectId), index }
    let removal: Promise<void> | undefined
    between = () => {
      removal ??= receipts.removeReceipts('demo', [gone])
    }
    const late = await c.post({ key, decidedAt: '2026-11-21T11:00:00Z' })
    await removal
    expect((await read(c, `receipts/${body.receiptId}/bundle`)).status).toBe(404)
    expect((await read(c, `receipts/${late.body.receiptId}/bundle`)).status).toBe(200)
    await Promise.all([plain.close(), keys.close()])
  })

  test('erasure destroys the subject’s key: a copy of the database reads nothing of it', async () => {
    const paths = newPaths()
    const keys = [randomBytes(32)]
    const [leaving, staying] = [await makeTestKey(), await makeTestKey()]
    await withCollector({ paths, keys }, async (c) => {
      await c.post({ key: leaving })
      await c.post({ key: staying })
    })
    const backup = await readFile(paths.databasePath)
    const kept = async () => {
      const store = openSqliteBodyKeys(paths.bodyKeysPath)
      const all = await store.list(undefined, 9)
      await store.close()
      return all
    }
    const before = await kept()
    await withCollector({ paths, keys }, async (c) => {
      const body = { erasure: await signTestErasure(leaving) }
      expect((await c.call('/v1/sites/demo/erasures', { body })).status).toBe(200)
    })
    expect([before.length, (await kept()).length]).toEqual([2, 1])
    const inFiles = await bytesOf(paths)
    const wrapped = (await kept()).map((each) => each.id)
    const destroyed = before.filter(({ id }) => !wrapped.includes(id))
    expect(
      destroyed.map(({ wrapped: bytes }) => latin1(bytes)).some((b) => inFiles.includes(b)),
    ).toBe(false)
    // The older database beside today's keys: what a restore without care comes to.
    await writeFile(paths.databasePath, backup)
    await withCollector({ paths, keys }, async (c) => {
      const lost = await read(c, `subjects/${leaving.subjectId}`)
      expect([lost.status, lost.body.error.code]).toEqual([503, 'body_key_lost'])
      expect(await statusOf(c, staying)).toBe('given')
    })
  })

  test('with the operator’s key lost, bodies answer a code; the log, proofs and appends go on', async () => {
    const paths = newPaths()
    const [old, fresh] = [randomBytes(32), randomBytes(32)]
    const key = await makeTestKey()
    const first = await withCollector({ paths, keys: [old] }, (c) => c.post({ key }))
    await withCollector({ paths, keys: [fresh] }, async (c) => {
      for (const path of [
        'receipts',
        `subjects/${key.subjectId}`,
        `receipts/${first.body.receiptId}/bundle`,
      ]) {
        const { status, body } = await read(c, path)
        expect([path, status, body.error.code]).toEqual([path, 503, 'body_key_lost'])
      }
      const erasure = { erasure: await signTestErasure(key) }
      const erased = await c.call('/v1/sites/demo/erasures', { body: erasure })
      expect(erased.body.error.code).toBe('body_key_lost')
      const again = await c.postText(JSON.stringify({ receipt: first.receipt }))
      expect([again.status, again.body.index]).toEqual([200, first.body.index])
      expect(again.body.proof).toContain('tlog-proof')
      // A known subject and a new one; both with keys that the new one wraps.
      const other = await makeTestKey()
      expect((await c.post({ key })).status).toBe(201)
      expect((await c.post({ key: other })).status).toBe(201)
      expect(await statusOf(c, other)).toBe('given')
      const at = '2026-11-21T12:00:00.000Z'
      expect(await c.store.receipts.countUnknownVersions('demo', at)).toBe(0)
    })
    await withCollector({ paths, keys: [fresh, old] }, async (c) => {
      expect(await statusOf(c, key)).toBe('given')
      expect((await read(c, 'receipts')).body.records).toHaveLength(3)
    })
  })

  test('rotation wraps the data keys anew: afterwards the old key is not needed', async () => {
    const paths = newPaths()
    const [old, fresh] = [randomBytes(32), randomBytes(32)]
    const keys = [await makeTestKey(), await makeTestKey()]
    await withCollector({ paths, keys: [old] }, async (c) => {
      for (const key of keys) await c.post({ key })
    })
    const bodyKeys = openSqliteBodyKeys(paths.bodyKeysPath)
    const rewrap = (...operatorKeys: Uint8Array[]) =>
      rewrapKeys(bodyKeys, createBodyCipher(operatorKeys))
    expect(await rewrap(fresh)).toEqual({ rewrapped: 0, current: 0, lost: 2 })
    expect(await rewrap(fresh, old)).toEqual({ rewrapped: 2, current: 0, lost: 0 })
    expect(await rewrap(fresh, old)).toEqual({ rewrapped: 0, current: 2, lost: 0 })
    await bodyKeys.close()
    await withCollector({ paths, keys: [fresh] }, async (c) => {
      for (const key of keys) expect(await statusOf(c, key)).toBe('given')
    })
  })
})

describe('the cipher', () => {
  const subject = 'S'.repeat(43)
  const make = () => createBodyCipher([randomBytes(32)]).makeKey('demo', subject).bodyKey

  test('what is altered, of another receipt, subject, site or key does not open', () => {
    const key = make()
    const sealed = sealBody('body', key, 'hash')
    expect(openBody(sealed, key, 'hash')).toBe('body')
    const flipped = `${sealed.slice(0, -4)}${sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    expect(() => openBody(flipped, key, 'hash')).toThrow()
    expect(() => openBody(sealed, key, 'other')).toThrow()
    expect(() => openBody(sealed, { ...key, subject: 'x' }, 'hash')).toThrow()
    expect(() => openBody(sealed, { ...key, site: 'x' }, 'hash')).toThrow()
    expect(() => openBody(sealed, make(), 'hash')).toThrow()
  })

  test('a wrapped key does not open as another subject’s', () => {
    const cipher = createBodyCipher([randomBytes(32)])
    const { wrapped, bodyKey } = cipher.makeKey('demo', subject)
    expect(cipher.unwrap(wrapped)).toEqual(bodyKey)
    expect(() => cipher.unwrap({ ...wrapped, subject: 'x' })).toThrow()
    expect(createBodyCipher([randomBytes(32)]).unwrap(wrapped)).toBeUndefined()
  })

  test('a nonce is new each time', () => {
    const key = make()
    const nonces = Array.from({ length: 1000 }, () =>
      Buffer.from(sealBody('body', key, 'hash').split('.')[2] ?? '', 'base64url')
        .subarray(0, 12)
        .toString('hex'),
    )
    expect(new Set(nonces).size).toBe(1000)
  })
})

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
