import { canonicalize, hashText, parseLogEntry, verifyBundle } from '@kvitto/receipt'
import { beforeEach, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import {
  makeTestKey,
  signTestErasure,
  signTestReceipt,
  type TestKey,
} from '../testing/test-receipt.ts'

let collector: Awaited<ReturnType<typeof startTestCollector>>
let key: TestKey
/** Policy and build stand before any receipt. */
const FIRST = 2
beforeEach(async () => {
  collector = await startTestCollector()
  key = await makeTestKey()
})

const post = async (erasure: string) =>
  collector.call('/v1/sites/demo/erasures', { body: { erasure } })
const erase = async () => post(await signTestErasure(key))
const read = (path: string) => collector.call(`/admin/v1/sites/demo/${path}`, { scope: 'read' })
const subject = (id = key.subjectId) => read(`subjects/${id}`)
const order = (subjectId: string, scope: 'erase' | 'read' | 'admin' = 'erase') =>
  collector.call('/admin/v1/sites/demo/erasures', { scope, body: { subjectId } })
const kinds = async () => {
  const entries = await collector.store.receipts.listEntries('demo', FIRST, 99)
  return entries.map(({ kind }) => kind)
}
/** Whatever the store can be asked for, as one text. */
const dump = async () => {
  const all = await read('receipts?limit=200')
  const erasures = await read('erasures')
  const entries = await collector.store.receipts.listEntries('demo', 0, 99)
  return JSON.stringify([all.body, erasures.body, entries.map((entry) => ({ ...entry }))])
}

test('the subject’s key has its grants withdrawn and its receipts removed, the log says so', async () => {
  const { receipt, body } = await collector.post({ key })
  await collector.post()
  expect((await subject()).body.status.analytics.status).toBe('given')
  const answer = await erase()
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ subjectId: key.subjectId, index: FIRST + 3 })
  // The withdrawal is a receipt of its own before the erasure, and goes with it.
  expect(await kinds()).toEqual(['receipt', 'receipt', 'receipt', 'erasure'])
  const record = JSON.parse(answer.body.erasure)
  expect(record).toEqual({
    schema: 'kvitto/erased/1',
    site: 'demo',
    by: 'subject',
    subject: await hashText(key.subjectId),
    receipts: [FIRST, FIRST + 2],
  })
  const [entry] = await collector.store.receipts.listEntries('demo', FIRST + 3, 1)
  expect(Buffer.from(entry?.standsFor ?? []).toString('base64url')).toBe(
    await hashText(answer.body.erasure),
  )
  const kept = await dump()
  for (const gone of [key.subjectId, receipt, body.receiptId, await hashText(receipt)]) {
    expect(kept).not.toContain(gone)
  }
  expect((await read('receipts')).body.records).toHaveLength(1)
})

test('who asks for what was erased is told so, and gets no body', async () => {
  const { body } = await collector.post({ key })
  await erase()
  const erasures = [
    {
      index: FIRST + 2,
      erasedAt: collector.clock.at,
      by: 'subject',
      subject: await hashText(key.subjectId),
      receipts: [FIRST, FIRST + 1],
    },
  ]
  expect((await subject()).body).toEqual({
    subjectId: key.subjectId,
    status: {},
    services: {},
    history: [],
    erasures,
  })
  for (const query of [`subjectId=${key.subjectId}`, `receiptId=${body.receiptId}`]) {
    expect((await read(`receipts?${query}`)).body).toEqual({ records: [], next: null, erasures })
  }
  expect((await read('receipts')).body).toEqual({ records: [], next: null })
  expect((await read('erasures')).body).toEqual({ erasures })
  expect((await read(`erasures?before=${FIRST + 2}`)).body).toEqual({ erasures: [] })
  const bundle = await read(`receipts/${body.receiptId}/bundle`)
  expect([bundle.status, bundle.body.error.code]).toEqual([410, 'receipt_erased'])
})

test('a bundle that the visitor kept still verifies, and gets a proof against later checkpoints', async () => {
  const { receipt, body } = await collector.post({ key })
  const bundle = (await read(`receipts/${body.receiptId}/bundle`)).body
  await erase()
  const logKeys = [await collector.deps.log.vkey('demo')]
  const verdict = async (kept: unknown) => (await verifyBundle(kept, { logKeys })).verdict
  expect(await verdict(bundle)).toBe('verified')
  const again = await collector.postText(JSON.stringify({ receipt }))
  expect(again.status).toBe(200)
  expect(again.body).toMatchObject({ index: FIRST, receivedAt: body.receivedAt })
  expect(again.body.proof).not.toBe(bundle.proof)
  expect(await verdict({ ...bundle, proof: again.body.proof })).toBe('verified')
  expect((await subject()).body.history).toEqual([])
})

test('again, at once, or for a key that sent nothing: the same answer, and one entry', async () => {
  await collector.post({ key })
  const answers = [...(await Promise.all([erase(), erase()])), await erase()]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const last = (await kinds()).length
  expect((await kinds()).filter((kind) => kind === 'erasure')).toHaveLength(1)
  expect(new Set(answers.map(({ body }) => body.erasure)).size).toBe(1)
  key = await makeTestKey()
  const unknown = await erase()
  expect([unknown.status, Object.keys(unknown.body)]).toEqual([
    200,
    Object.keys(answers[0]?.body ?? {}),
  ])
  expect((await erase()).body).toMatchObject({ index: FIRST + last })
  expect(await kinds()).toHaveLength(last + 1)
})

test('another key, another statement, another site or form is refused and changes nothing', async () => {
  await collector.post({ key })
  const other = await makeTestKey()
  const size = await collector.size()
  const refused: [string, string][] = [
    [await signTestErasure(other, { subjectId: key.subjectId }), 'subject_mismatch'],
    [await signTestErasure({ ...other, jwk: key.jwk }), 'signature_invalid'],
    [await signTestReceipt({ key }), 'header_invalid'],
    [await signTestErasure(key, {}, 'kvitto-receipt+jws'), 'header_invalid'],
    [await signTestErasure(key, { site: 'elsewhere' }), 'site_unknown'],
    [await signTestErasure(key, { schema: 'kvitto/receipt/1' }), 'erasure_malformed'],
    [await signTestErasure(key, { more: true }), 'erasure_malformed'],
    ['a.b', 'receipt_malformed'],
  ]
  for (const [erasure, code] of refused) expect((await post(erasure)).body.error.code).toBe(code)
  expect((await collector.call('/v1/sites/demo/erasures', { body: '{' })).status).toBe(400)
  const asReceipt = await collector.postText(
    JSON.stringify({ receipt: await signTestErasure(key) }),
  )
  expect(asReceipt.body.error.code).toBe('header_invalid')
  expect(await collector.size()).toBe(size)
  expect((await subject()).body.status.analytics.status).toBe('given')
})

test('a page of the site may ask, and read the answer', async () => {
  const headers = { Origin: 'https://shop.example', 'Content-Type': 'text/plain' }
  const body = { erasure: await signTestErasure(key) }
  const answer = await collector.call('/v1/sites/demo/erasures', { body, headers })
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example')
})

test('a grant that arrives after its key’s last word is refused, a refusal is taken', async () => {
  await erase()
  const late = await collector.post({ key, decidedAt: '2026-11-22T10:00:00Z' })
  expect([late.status, late.body.error.code]).toEqual([410, 'subject_erased'])
  expect((await collector.post({ key, decisions: { analytics: 'refused' } })).status).toBe(201)
  expect((await subject()).body.status.analytics.status).toBe('refused')
  await erase()
  expect((await subject()).body.history).toEqual([])
})

test('what it had closed for another key stays closed', async () => {
  const given = await collector.post()
  const other = (await read(`receipts?receiptId=${given.body.receiptId}`)).body.records[0].subjectId
  const ends = [await hashText(given.receipt)]
  await collector.post({ key, decisions: { analytics: 'refused' }, event: 'withdrawal', ends })
  const statusOf = async () => (await subject(other)).body.status.analytics.status
  expect(await statusOf()).toBe('withdrawn')
  await erase()
  expect(await statusOf()).toBe('withdrawn')
  const { history } = (await subject(other)).body
  expect(history.map(({ trust }: { trust: string }) => trust)).toEqual(['link', 'signed'])
  expect(JSON.stringify(history)).not.toContain(key.subjectId)
})

/** A grant of one key, and withdrawals of it by others. */
async function closeFrom(keys: TestKey[]) {
  const holder = await makeTestKey()
  const given = await collector.post({ key: holder })
  const ends = [await hashText(given.receipt)]
  for (const other of keys) {
    await collector.post({
      key: other,
      decisions: { analytics: 'refused' },
      event: 'withdrawal',
      ends,
    })
  }
  return async () => (await subject(holder.subjectId)).body
}

test('what several had closed stays closed, also where they are erased at one moment', async () => {
  const keys = await Promise.all(Array.from({ length: 3 }, makeTestKey))
  const closed = await closeFrom(keys)
  const erasures = await Promise.all(keys.map((each) => signTestErasure(each)))
  const answers = await Promise.all(erasures.map(post))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const { status, history } = await closed()
  expect(status.analytics.status).toBe('withdrawn')
  expect(history.map(({ trust }: { trust: string }) => trust)).toEqual(['link', 'signed'])
})

test('what had been closed before it arrived stays closed', async () => {
  const holder = await makeTestKey()
  const grant = await signTestReceipt({ key: holder })
  const ends = [await hashText(grant)]
  await collector.post({ key, event: 'withdrawal', decisions: { analytics: 'refused' }, ends })
  await erase()
  expect((await collector.postText(canonicalize({ receipt: grant }))).status).toBe(201)
  expect((await subject(holder.subjectId)).body.status.analytics.status).toBe('withdrawn')
})

test('what had been closed stays closed, also where the withdrawal of nobody is erased too', async () => {
  const closed = await closeFrom([key])
  await erase()
  for (const _ of [1, 2]) {
    const [nobody] = (await closed()).history
    expect(nobody.trust).toBe('link')
    expect((await order(nobody.subjectId)).status).toBe(200)
    expect((await closed()).status.analytics.status).toBe('withdrawn')
    expect((await closed()).history[0].subjectId).not.toBe(nobody.subjectId)
  }
})

test('what it had put in order for another key keeps its order', async () => {
  // Another key refused, going on from a receipt whose device was ahead; a second tab of it gave later.
  const other = await makeTestKey()
  const ahead = await collector.post({ key, decidedAt: '2026-11-21T11:30:00Z' })
  const ends = [await hashText(ahead.receipt)]
  const decisions = { analytics: 'refused' } as const
  await collector.post({ key: other, decisions, ends, decidedAt: '2026-11-21T10:00:00Z' })
  await collector.post({ key: other, decidedAt: '2026-11-21T11:00:00Z' })
  const statusOf = async () => (await subject(other.subjectId)).body.status.analytics.status
  expect(await statusOf()).toBe('withdrawn')
  await erase()
  expect(await statusOf()).toBe('withdrawn')
})

test('more receipts than one entry takes all go', async () => {
  await Promise.all(Array.from({ length: 5 }, () => collector.post({ key })))
  const { receipts } = collector.store
  const list = receipts.listBySubject
  receipts.listBySubject = (site, subjectId, limit) => list(site, subjectId, Math.min(limit, 4))
  await erase()
  expect((await read('receipts')).body.records).toEqual([])
  const { erasures } = (await subject()).body
  const removed = erasures.map(({ receipts: of }: { receipts: number[] }) => of)
  expect(removed).toEqual([
    [6, 7],
    [2, 3, 4, 5],
  ])
})

test('over a limit, whoever has something to erase is not turned away, others are', async () => {
  collector = await startTestCollector({ limits: { site: 1 } })
  await collector.post({ key })
  expect((await erase()).status).toBe(200)
  key = await makeTestKey()
  const size = await collector.size()
  const answer = await erase()
  expect([answer.status, answer.body.error.code]).toEqual([429, 'too_many_for_site'])
  expect(await collector.size()).toBe(size)
})

test('the operator erases for who wrote a letter, with a token for that and a line in the access log', async () => {
  await collector.post({ key })
  const size = await collector.size()
  for (const scope of ['read', 'admin'] as const) {
    expect((await order(key.subjectId, scope)).body.error.code).toBe('scope_missing')
  }
  expect((await collector.call('/admin/v1/sites/demo/erasures', { body: {} })).status).toBe(401)
  const mistyped = await order('x')
  expect([mistyped.status, mistyped.body.error.code]).toEqual([404, 'subject_unknown'])
  expect(await collector.size()).toBe(size)
  const answer = await order(key.subjectId)
  expect(JSON.parse(answer.body.erasure)).toMatchObject({ by: 'operator', receipts: [2, 3] })
  expect((await order(key.subjectId)).body).toMatchObject({ index: answer.body.index })
  const accesses = await collector.accesses()
  expect(accesses.map(({ query, found }) => [query, found])).toEqual([
    ['erasure', 0],
    ['erasure', 1],
    ['erasure', 0],
  ])
})

test('whom the operator erased may decide again', async () => {
  await collector.post({ key })
  await order(key.subjectId)
  expect((await collector.post({ key })).body.error.code).toBe('subject_erased')
  collector.clock.at = '2026-11-23T12:00:00.000Z'
  expect((await collector.post({ key, decidedAt: '2026-11-23T11:00:00Z' })).status).toBe(201)
  expect((await subject()).body).toMatchObject({
    status: { analytics: { status: 'given' } },
    erasures: [{ by: 'operator' }],
  })
})

test('an erasure that cannot be recorded is not made', async () => {
  await collector.post({ key })
  collector.store.accesses.append = async () => {
    throw new Error('no room')
  }
  expect((await order(key.subjectId)).status).toBe(500)
  expect(await kinds()).toEqual(['receipt'])
})

test('the log goes on: an erasure’s entry is served, and reads as one', async () => {
  await erase()
  const tile = await collector.call('/v1/sites/demo/log/tile/entries/000.p/3', { scope: 'read' })
  expect(tile.status).toBe(200)
  const entry = tile.text.slice(tile.text.lastIndexOf('kvitto/entry/1'))
  expect(parseLogEntry(entry).kind).toBe('erasure')
})
