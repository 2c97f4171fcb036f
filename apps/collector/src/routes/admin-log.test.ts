import {
  acceptUnsigned,
  type Bundle,
  canonicalize,
  hashText,
  type LogsFile,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  verifyBundle,
} from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { adoptBuild } from '../domain/adopt-build.ts'
import { makeBuild } from '../domain/make-build.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import {
  makeTestKey,
  signTestErasure,
  signTestReceipt,
  testPayload,
  uuid7,
} from '../testing/test-receipt.ts'

let collector: Awaited<ReturnType<typeof startTestCollector>>
beforeEach(async () => {
  collector = await startTestCollector()
})

const ORIGIN = 'kvitto.test/demo'
const NEXT = 'kvitto.test/2/demo'
const close = (changes: Record<string, unknown> = {}, scope: 'admin' | 'erase' = 'admin') =>
  collector.call('/admin/v1/sites/demo/log/close', {
    scope,
    body: { origin: ORIGIN, successor: true, ...changes },
  })
const prune = (before: string, scope: 'admin' | 'erase' = 'erase') =>
  collector.call('/admin/v1/sites/demo/log/prune', { scope, body: { before } })
const bundleOf = async (receiptId: string) =>
  collector.call(`/admin/v1/sites/demo/receipts/${receiptId}/bundle`, { scope: 'read' })
const statusOf = async (subjectId: string) =>
  (await collector.call(`/admin/v1/sites/demo/subjects/${subjectId}`, { scope: 'read' })).body
const keysOf = async (log: string) => collector.deps.log.vkeys(log)
const verify = async (bundle: Bundle, log: string) =>
  verifyBundle(bundle, { logKeys: await keysOf(log) })

describe('a log that is closed', () => {
  test('goes on in another; receipts of both are proven, each by its own log', async () => {
    const before = await collector.post()
    const kept = (await bundleOf(before.body.receiptId)).body
    expect((await close()).status).toBe(200)
    const after = await collector.post()
    expect(after.status).toBe(201)
    expect(after.body.index).toBe(5)
    expect(parseTlogProof(after.body.proof).index).toBe(1)
    const old = await verify((await bundleOf(before.body.receiptId)).body, 'demo')
    expect(old).toMatchObject({ log: { origin: ORIGIN, index: 2, size: 4 } })
    expect(statusIn(old, 'inclusion')).toBe('ok')
    const fresh = await verify((await bundleOf(after.body.receiptId)).body, 'demo/2')
    expect(fresh).toMatchObject({ log: { origin: NEXT, index: 1, size: 2 } })
    expect(statusIn(await verify(kept, 'demo'), 'inclusion')).toBe('ok')
    expect(statusIn(await verify(kept, 'demo/2'), 'checkpoint key')).toBe('failed')
  })

  test('a receipt that is sent again gets its index and a proof in the log that holds it', async () => {
    const { receipt, body } = await collector.post()
    await close()
    const again = await collector.postText(canonicalize({ receipt }))
    expect([again.status, again.body.index]).toEqual([200, body.index])
    const proof = parseTlogProof(again.body.proof)
    expect(parseCheckpoint(parseNote(proof.checkpoint).text)).toMatchObject({
      origin: ORIGIN,
      size: 4,
    })
  })

  test('a withdrawal in the next log ends a grant in the one before; lists hold both', async () => {
    const key = await makeTestKey()
    const { receipt } = await collector.post({ key })
    await close()
    expect((await statusOf(key.subjectId)).status.analytics.status).toBe('given')
    const ends = [await hashText(receipt)]
    const withdrawal = { event: 'withdrawal', method: 'withdraw', ends } as const
    const decidedAt = '2026-11-21T11:00:00Z'
    await collector.post({ ...withdrawal, decidedAt, decisions: { analytics: 'refused' } })
    const { status, history } = await statusOf(key.subjectId)
    expect(status.analytics.status).toBe('withdrawn')
    expect(history.map(({ index }: { index: number }) => index)).toEqual([5, 2])
  })

  test('says how it ended and where it goes on, each with a proof', async () => {
    await collector.post()
    await close()
    const file: LogsFile = (await collector.call('/v1/sites/demo/logs')).body
    const [one, two] = file.logs
    expect(file.logs.map(({ origin, first }) => [origin, first])).toEqual([
      [ORIGIN, 0],
      [NEXT, 4],
    ])
    expect(JSON.parse(one?.closed?.record ?? '').successor.origin).toBe(NEXT)
    const opened = JSON.parse(two?.opened?.record ?? '')
    const { size, root } = parseCheckpoint(parseNote(one?.checkpoint ?? '').text)
    expect(opened.predecessor).toMatchObject({
      origin: ORIGIN,
      size,
      root: Buffer.from(root).toString('base64'),
    })
    expect(parseTlogProof(one?.closed?.proof ?? '').index).toBe(3)
  })

  test('each log has its own prefix, and the first one’s stays', async () => {
    await close()
    const read = (path: string) => collector.call(`/v1/sites/demo/${path}`, { scope: 'read' })
    expect((await read('log/checkpoint')).text.split('\n').slice(0, 2)).toEqual([ORIGIN, '3'])
    expect((await read('log/2/checkpoint')).text.split('\n').slice(0, 2)).toEqual([NEXT, '1'])
    expect((await read('log/key')).text).toContain(`${ORIGIN}+`)
    expect((await read('log/2/key')).text).toContain(`${NEXT}+`)
    expect((await read('log/tile/entries/000.p/3')).text).toContain('\nclosed\n')
    expect((await read('log/2/tile/entries/000.p/1')).text).toContain('\nopened\n')
    expect((await read('log/tile/entries/000.p/4')).body.error.code).toBe('tile_unknown')
    expect((await read('log/tile/0/000.p/4')).body.error.code).toBe('tile_unknown')
    expect((await read('log/3/checkpoint')).body.error.code).toBe('log_unknown')
    expect((await read('log/1/checkpoint')).status).toBe(404)
  })

  test('an erasure that is asked for again is answered from the log that holds it', async () => {
    const key = await makeTestKey()
    await collector.post({ key })
    const body = { subjectId: key.subjectId }
    const erase = () => collector.call('/admin/v1/sites/demo/erasures', { scope: 'erase', body })
    const first = (await erase()).body
    await close()
    const again = await erase()
    expect([again.status, again.body.index]).toEqual([200, first.index])
    const { index, checkpoint } = parseTlogProof(again.body.proof)
    const { origin } = parseCheckpoint(parseNote(checkpoint).text)
    expect([index, origin]).toEqual([first.index, ORIGIN])
  })

  test('said twice it ends once; another origin or token ends nothing', async () => {
    expect((await close({ origin: 'kvitto.test/other' })).body.error.code).toBe('log_unknown')
    expect((await close({}, 'erase')).body.error.code).toBe('scope_missing')
    expect((await close({ successor: 'yes' })).body.error.code).toBe('body_invalid')
    const first = await close()
    expect((await close()).body).toEqual(first.body)
    expect((await close({ origin: NEXT })).body.logs).toHaveLength(3)
  })

  test('without a successor it takes nothing more, and answers all it holds', async () => {
    const { receipt, body } = await collector.post()
    expect((await close({ successor: false })).body.logs).toHaveLength(1)
    const refused = await collector.post()
    expect([refused.status, refused.body.error.code]).toEqual([410, 'log_closed'])
    expect((await collector.publish({ version: 'b' })).body.error.code).toBe('log_closed')
    expect((await collector.postText(canonicalize({ receipt }))).status).toBe(200)
    expect((await bundleOf(body.receiptId)).status).toBe(200)
    const files = new Map([['loader.js', Buffer.from('other(__KVITTO_SLICE__)')]])
    await adoptBuild({ ...collector.deps, build: await makeBuild('2.0.0', files) })
  })
})

describe('a log that is pruned', () => {
  const LATER = '2032-01-01T12:00:00.000Z'
  const DAY = '2026-12-01'

  test('no earlier than the policy’s retention is over, and by the token for it', async () => {
    await collector.post()
    expect((await prune(DAY)).body.error).toMatchObject({ code: 'retention_runs', path: 'before' })
    collector.clock.at = '2031-11-30T23:59:59.000Z'
    expect((await prune(DAY)).body.error.code).toBe('retention_runs')
    collector.clock.at = LATER
    expect((await prune(DAY, 'admin')).body.error.code).toBe('scope_missing')
    expect((await prune('2026-12-01T01:00:00Z')).body.error.code).toBe('body_invalid')
    expect((await prune(DAY)).status).toBe(200)
  })

  test.each(['P520W', 'P9999999999999Y', 'P999999Y'])(
    'never while %s runs, which no calendar ends',
    async (records) => {
      const { getPolicy } = collector.store.sites
      collector.store.sites.getPolicy = async (version) => {
        const policy = await getPolicy(version)
        return policy && { ...policy, bytes: policy.bytes.replace('P5Y', records) }
      }
      await collector.post()
      collector.clock.at = LATER
      expect((await prune(DAY)).body.error.code).toBe('retention_runs')
    },
  )

  test('what gave something gives nothing when it is posted again; a refusal counts as ever', async () => {
    const key = await makeTestKey()
    const { receipt } = await collector.post({ key })
    const refusal = await collector.post({ decisions: { analytics: 'refused' } })
    collector.clock.at = LATER
    expect((await collector.postText(canonicalize({ receipt }))).status).toBe(200)
    expect((await prune(DAY)).body).toMatchObject({ removed: 2 })
    const again = await collector.postText(canonicalize({ receipt }))
    expect([again.status, again.body.error.code]).toEqual([410, 'receipt_pruned'])
    expect((await statusOf(key.subjectId)).error.code).toBe('subject_unknown')
    expect((await collector.postText(canonicalize({ receipt: refusal.receipt }))).status).toBe(201)
    expect((await collector.post({ key, receiptId: uuid7(Date.parse(LATER)) })).status).toBe(201)
  })

  test('what is pruned at the very moment when it is sent again gives nothing either', async () => {
    const key = await makeTestKey()
    const { receipt } = await collector.post({ key })
    collector.clock.at = LATER
    const { log } = collector.deps
    const { append } = log
    log.append = async (entry) => {
      log.append = append
      if (entry.kind === 'receipt') expect((await prune(DAY)).body.removed).toBe(1)
      return append(entry)
    }
    const again = await collector.postText(canonicalize({ receipt }))
    expect([again.status, again.body.error?.code]).toEqual([410, 'receipt_pruned'])
    expect((await statusOf(key.subjectId)).error.code).toBe('subject_unknown')
  })

  test.each(['2026-02-30', 'yesterday', '', `${DAY}T00:00Z`])('%j is no day', async (before) => {
    const message = 'expected a UTC day such as 2026-11-21, found another text'
    const error = { code: 'body_invalid', message, path: 'before' }
    expect((await prune(before)).body.error).toEqual(error)
    const path = '/admin/v1/sites/demo/accesses/prune'
    const accesses = await collector.call(path, { scope: 'erase', body: { before } })
    expect(accesses.body.error).toEqual(error)
  })

  test('old receipts are gone and say so; those that stay are proven as before', async () => {
    const key = await makeTestKey()
    const old = await collector.post({ key })
    const kept = (await bundleOf(old.body.receiptId)).body
    collector.clock.at = '2031-12-31T12:00:00.000Z'
    const fresh = await collector.post({ decidedAt: '2031-12-31T12:00:00Z' })
    collector.clock.at = LATER
    const answer = await prune(DAY)
    expect(answer.body).toMatchObject({
      before: `${DAY}T00:00:00.000Z`,
      minimum: 3,
      index: 4,
      removed: 1,
      isDone: true,
    })
    const gone = await bundleOf(old.body.receiptId.replace(/^.{8}/, '01900000'))
    expect([gone.status, gone.body.error.code]).toEqual([410, 'receipt_pruned'])
    expect((await statusOf(key.subjectId)).error.message).toContain('earlier ones were removed')
    const bundle = (await bundleOf(fresh.body.receiptId)).body
    expect(statusIn(await verify(bundle, 'demo'), 'inclusion')).toBe('ok')
    expect(statusIn(await verify(kept, 'demo'), 'inclusion')).toBe('ok')
    const { pruned }: LogsFile = (await collector.call('/v1/sites/demo/logs')).body
    expect(pruned.map(({ record }) => JSON.parse(record).minimum)).toEqual([3])
    expect(parseTlogProof(pruned[0]?.proof ?? '').index).toBe(4)
  })

  test('tiles and bundles that end at the minimum index are denied, later ones are not', async () => {
    await postMany(254)
    collector.clock.at = LATER
    await postMany(1)
    expect((await prune(DAY)).body).toMatchObject({ minimum: 256, removed: 254, isDone: true })
    const read = (path: string) =>
      collector.call(`/v1/sites/demo/log/tile/${path}`, { scope: 'read' })
    for (const path of ['0/000', 'entries/000', '0/000.p/9', 'entries/000.p/9']) {
      const { status, body } = await read(path)
      expect([path, status, body.error.code]).toEqual([path, 410, 'log_pruned'])
    }
    for (const path of ['0/001.p/2', 'entries/001.p/2', '1/000.p/1']) {
      expect([path, (await read(path)).status]).toEqual([path, 200])
    }
  })

  test('stopped on the way it goes on when it is called again, and is told of once', async () => {
    await postMany(600)
    collector.clock.at = LATER
    const { removeReceipts } = collector.store.receipts
    collector.store.receipts.removeReceipts = async () => {
      throw new Error('the machine stops here')
    }
    expect((await prune(DAY)).status).toBe(500)
    collector.store.receipts.removeReceipts = removeReceipts
    expect((await prune(DAY)).body).toMatchObject({ removed: 500, isDone: false })
    expect((await prune(DAY)).body).toMatchObject({ removed: 100, isDone: true })
    expect((await prune(DAY)).body).toMatchObject({ removed: 0, isDone: true })
    expect(await collector.store.receipts.listRecords('demo')).toHaveLength(1)
  })

  test('what a pruned receipt had closed stays closed', async () => {
    const key = await makeTestKey()
    // A clock that ran ahead: this refusal outlasts what the same person gives later.
    await collector.post({
      key,
      decisions: { analytics: 'refused' },
      method: 'save-choices',
      decidedAt: '2040-01-01T00:00:00Z',
    })
    collector.clock.at = LATER
    const given = { decidedAt: '2032-01-01T11:00:00Z', expiresAt: '2032-12-01T11:00:00Z' }
    await collector.post({ key, ...given })
    expect((await statusOf(key.subjectId)).status.analytics.status).toBe('withdrawn')
    expect((await prune(DAY)).body.removed).toBe(1)
    expect((await statusOf(key.subjectId)).status.analytics.status).toBe('withdrawn')
  })

  test('what a pruned and an erased receipt had both closed stays closed, whichever goes first', async () => {
    for (const isErasedWithin of [true, false]) {
      collector = await startTestCollector()
      const [holder, old, key] = [await makeTestKey(), await makeTestKey(), await makeTestKey()]
      const { policyVersion } = collector
      const given = { policyVersion, decidedAt: '2032-01-01T11:00:00Z', expiresAt: null }
      const grant = await signTestReceipt({ key: holder, ...given })
      const closing = {
        decisions: { analytics: 'refused' as const },
        event: 'withdrawal' as const,
        ends: [await hashText(grant)],
      }
      await collector.post({ key: old, ...closing })
      collector.clock.at = LATER
      expect((await collector.postText(canonicalize({ receipt: grant }))).status).toBe(201)
      await collector.post({ key, ...closing, decidedAt: '2032-01-01T11:00:00Z' })
      const erase = async () =>
        collector.call('/v1/sites/demo/erasures', { body: { erasure: await signTestErasure(key) } })
      const { store, log } = collector.deps
      if (isErasedWithin) {
        const { removeReceipts } = store.receipts
        store.receipts.removeReceipts = async (...args) => {
          expect((await erase()).status).toBe(200)
          return removeReceipts(...args)
        }
        expect((await prune(DAY)).body.removed).toBe(1)
      } else {
        const { append } = log
        let pruning: ReturnType<typeof prune> | undefined
        log.append = async (entry) => {
          if (entry.kind === 'erasure') {
            pruning ??= prune(DAY)
            await pruning
          }
          return append(entry)
        }
        expect((await erase()).status).toBe(200)
        expect((await pruning)?.body.removed).toBe(1)
      }
      const { status, history } = await statusOf(holder.subjectId)
      expect(status.analytics.status).toBe('withdrawn')
      expect(history.map(({ trust }: { trust: string }) => trust)).toEqual(['link', 'signed'])
    }
  })

  test('through several logs: the older one is denied as a whole, its end is still proven', async () => {
    await postMany(300)
    await close()
    collector.clock.at = LATER
    await postMany(1)
    expect((await prune(DAY)).body).toMatchObject({ minimum: 304, removed: 300 })
    const read = (path: string) => collector.call(`/v1/sites/demo/${path}`, { scope: 'read' })
    expect((await read('log/tile/entries/000')).body.error.code).toBe('log_pruned')
    expect((await read('log/2/tile/entries/000.p/3')).status).toBe(200)
    const file: LogsFile = (await read('logs')).body
    expect(parseTlogProof(file.logs[0]?.closed?.proof ?? '').index).toBe(302)
  })
})

async function postMany(count: number): Promise<void> {
  const { policyVersion, clock } = collector
  const decidedAt = `${clock.at.slice(0, 19)}Z`
  const subjectId = `u_${'A'.repeat(22)}`
  const changes = { origin: 'http://shop.test', policyVersion, decidedAt }
  await Promise.all(
    Array.from({ length: count }, async () => {
      const receipt = await acceptUnsigned(testPayload(subjectId, changes))
      await collector.deps.log.append({ kind: 'receipt', site: 'demo', receipt })
    }),
  )
}

function statusIn({ checks }: Awaited<ReturnType<typeof verifyBundle>>, name: string) {
  return checks.find((check) => check.name === name)?.status
}
