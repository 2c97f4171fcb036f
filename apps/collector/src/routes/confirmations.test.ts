import { hashText, sealWithdrawal, verifyBundle } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { makeTestKey, type TestReceipt, uuid7 } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
let policyVersion: string
beforeEach(async () => {
  collector = await startTestCollector()
  const { purposes } = testPolicy()
  const letters = { id: 'letters', asked: 'form' as const, category: 'analytics' }
  await collector.publish({
    purposes: purposes.flatMap((each) =>
      each.id === 'analytics' ? [each, { ...each, ...letters }] : [each],
    ),
  })
  policyVersion = (await collector.call('/v1/sites/demo/policy')).body.policyVersion
})

const REFERENCE = 'customer-1042'

/** What a browser posts when somebody has sent a form with the box ticked. */
const postForm = async (changes: TestReceipt = {}) => {
  const key = await makeTestKey()
  const { receipt, body } = await collector.post({
    key,
    policyVersion,
    method: 'form',
    ui: 'custom',
    layer: null,
    decisions: { letters: 'given' },
    meanings: {},
    shown: await hashText('Yes, send me your letters.'),
    decidedAt: '2026-11-21T11:00:00Z',
    ...changes,
  })
  return { id: String(body.receiptId), hash: await hashText(receipt), subjectId: key.subjectId }
}
/** In the preferences: by another key, which knows the hash alone. */
const withdraw = (hash: string, decidedAt: string) =>
  collector.post({
    policyVersion,
    method: 'withdraw',
    event: 'withdrawal',
    layer: 2,
    decisions: { letters: 'refused' },
    meanings: {},
    decidedAt,
    ends: [hash],
  })
const confirm = (changes: Record<string, unknown> = {}) =>
  collector.call('/v1/sites/demo/host/confirmations', {
    scope: 'host',
    body: {
      receiptId: uuid7(),
      reference: REFERENCE,
      decidedAt: '2026-11-21T11:30:00Z',
      ...changes,
    },
  })
const subject = async (id: string) =>
  (await collector.call(`/admin/v1/sites/demo/subjects/${id}`, { scope: 'read' })).body
const lettersOf = async (id: string) => (await subject(id)).status.letters

describe('what a form gave', () => {
  test('is pending until the site’s server says whose it is, then confirmed', async () => {
    const form = await postForm()
    expect(await lettersOf(form.subjectId)).toMatchObject({
      status: 'given',
      confirmation: 'pending',
    })
    const { status, body } = await confirm({ form: form.id })
    expect(status).toBe(201)
    expect(body.subjectId).toMatch(/^h_/)
    expect(await lettersOf(form.subjectId)).toMatchObject({
      status: 'given',
      confirmation: 'confirmed',
      receiptId: form.id,
    })
    const person = await subject(body.subjectId)
    expect(person.status.letters).toMatchObject({ status: 'given', receiptId: body.receiptId })
    expect(person.status.letters).not.toHaveProperty('confirmation')
  })

  test('shows the officer both receipts, the form’s with the hash of what was read there', async () => {
    const form = await postForm({ language: 'sv' })
    const { body } = await confirm({ form: form.id })
    const { history } = await subject(body.subjectId)
    expect(history).toMatchObject([
      { trust: 'host', method: 'host-api', decisions: { letters: 'given' }, ends: [form.hash] },
      { trust: 'signed', method: 'form', language: 'sv', gesture: { trusted: true } },
    ])
    // In the words and under the version that the form's reader saw, whatever is in force by now.
    expect(history[0]).toMatchObject({ language: 'sv', policyVersion })
    const path = `/admin/v1/sites/demo/receipts/${form.id}/bundle`
    const bundle = (await collector.call(path, { scope: 'read' })).body
    const logKeys = [await collector.deps.log.vkey('demo')]
    expect(await verifyBundle(bundle, { logKeys })).toMatchObject({
      verdict: 'verified',
      receipt: { method: 'form', shown: await hashText('Yes, send me your letters.') },
    })
  })

  test('says nothing of what the same key decided elsewhere', async () => {
    const key = await makeTestKey()
    const services = { stats: 'given' as const }
    await collector.post({ key, policyVersion, services, decidedAt: '2026-11-21T10:00:00Z' })
    await postForm({ key })
    expect(await subject(key.subjectId)).toMatchObject({
      status: { analytics: { status: 'given' }, letters: { status: 'given' } },
      services: { stats: { status: 'given' } },
    })
  })
})

describe('a withdrawal', () => {
  test('in the browser that gave it ends it at the site too', async () => {
    const form = await postForm()
    const { body } = await confirm({ form: form.id })
    await withdraw(form.hash, '2026-11-21T11:45:00Z')
    expect((await lettersOf(form.subjectId)).status).toBe('withdrawn')
    expect((await lettersOf(body.subjectId)).status).toBe('withdrawn')
    // The next time is another form, and another confirmation.
    const again = await postForm({ decidedAt: '2026-11-21T11:50:00Z' })
    await confirm({ form: again.id, decidedAt: '2026-11-21T11:55:00Z' })
    expect((await lettersOf(body.subjectId)).status).toBe('given')
  })

  test('by a link ends it in that browser’s receipts too', async () => {
    const form = await postForm()
    const { body } = await confirm({ form: form.id })
    const key = await collector.call('/admin/v1/sites/demo/link-key', {
      scope: 'admin',
      method: 'POST',
    })
    const linkKey = new Uint8Array(Buffer.from(key.body.linkKey, 'base64url'))
    const held = { site: 'demo', purpose: 'letters', reference: REFERENCE }
    await collector.call(`/w/${await sealWithdrawal(held, linkKey)}`, { method: 'POST' })
    expect((await lettersOf(body.subjectId)).status).toBe('withdrawn')
    expect((await lettersOf(form.subjectId)).status).toBe('withdrawn')
  })

  test('is not undone by a confirmation, whichever of the two is earlier or arrives first', async () => {
    const form = await postForm()
    const { body } = await confirm({ form: form.id, decidedAt: '2026-11-21T11:40:00Z' })
    // Made before the confirmation, by a browser that had no network until now.
    await withdraw(form.hash, '2026-11-21T11:20:00Z')
    expect((await lettersOf(body.subjectId)).status).toBe('withdrawn')

    const size = await collector.size()
    const late = await confirm({ form: form.id, decidedAt: '2026-11-21T11:50:00Z' })
    expect([late.status, late.body.error.code]).toEqual([409, 'form_ended'])
    expect(await collector.size()).toBe(size)
  })
})

describe('a confirmation', () => {
  test('sent again is one receipt, also when it has ended since', async () => {
    const form = await postForm()
    const receiptId = uuid7()
    const first = await confirm({ form: form.id, receiptId })
    await withdraw(form.hash, '2026-11-21T11:45:00Z')
    const again = await confirm({ form: form.id, receiptId })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body.index).toBe(first.body.index)
  })

  test('of what is no form’s receipt, or is not here, changes nothing', async () => {
    const { body } = await collector.post({ policyVersion })
    const size = await collector.size()
    for (const form of [body.receiptId, uuid7()]) {
      const answer = await confirm({ form })
      expect([answer.status, answer.body.error]).toMatchObject([
        404,
        { code: 'form_unknown', path: 'form' },
      ])
    }
    expect((await confirm({ form: 'x' })).body.error.code).toBe('body_invalid')
    expect(await collector.size()).toBe(size)
  })

  test('takes a host token, and no e-mail address', async () => {
    const form = await postForm()
    const named = await confirm({ form: form.id, reference: 'a@b.example' })
    expect(named.body.error.code).toBe('reference_is_email')
    const { status } = await collector.call('/v1/sites/demo/host/confirmations', {
      scope: 'read',
      body: { receiptId: uuid7(), reference: REFERENCE, form: form.id },
    })
    expect(status).toBe(403)
  })
})
