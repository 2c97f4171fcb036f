import { hashText, verifyBundle } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy, testService } from '../testing/test-policy.ts'
import { uuid7 } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
type Body = Record<string, unknown>
let collector: Collector
beforeEach(async () => {
  collector = await startTestCollector()
})

const PATH = '/v1/sites/demo/host/receipts'
const SUBJECTS = '/admin/v1/sites/demo/subjects'
const REFERENCE = 'customer-1042'

/** What a site's server posts; `undefined` leaves a member out. */
const bodyOf = (changes: Body = {}): Body => ({
  receiptId: uuid7(),
  reference: REFERENCE,
  decisions: { analytics: 'given' },
  policyVersion: collector.policyVersion,
  language: 'sv',
  decidedAt: '2026-11-21T11:59:00Z',
  ...changes,
})
const send = (changes: Body = {}) => collector.call(PATH, { scope: 'host', body: bodyOf(changes) })
const statusOf = async (subjectId: string) =>
  (await collector.call(`${SUBJECTS}/${subjectId}`, { scope: 'read' })).body
const bundleOf = async (receiptId: string) =>
  (await collector.call(`/admin/v1/sites/demo/receipts/${receiptId}/bundle`, { scope: 'read' }))
    .body

describe('a consent that a site’s server sends', () => {
  test('is a receipt of trust host, in the log, and proven like any other', async () => {
    const { status, body } = await send()
    expect(status).toBe(201)
    expect(body.subjectId).toMatch(/^h_[\w-]{43}$/)
    const { status: standing, history } = await statusOf(body.subjectId)
    expect(standing.analytics).toMatchObject({ status: 'given', receiptId: body.receiptId })
    expect(history[0]).toMatchObject({
      trust: 'host',
      method: 'host-api',
      event: 'decision',
      decisions: { analytics: 'given' },
      gesture: { trusted: false, visibleMs: 0 },
      scope: null,
    })
    const logKeys = [await collector.deps.log.vkey('demo')]
    const bundle = await bundleOf(body.receiptId)
    const report = await verifyBundle(bundle, { logKeys })
    expect(report).toMatchObject({ verdict: 'verified', trust: 'host' })
    const forged = { ...bundle, receipt: bundle.receipt.replace('"given"', '"refused"') }
    expect((await verifyBundle(forged, { logKeys })).verdict).toBe('failed')
  })

  test('states the meaning of its own purposes alone, and ends when the policy says', async () => {
    const { body } = await send()
    const { payload } = JSON.parse((await bundleOf(body.receiptId)).receipt)
    expect(Object.keys(payload.meanings)).toEqual(['analytics'])
    expect(payload).toMatchObject({ expiresAt: '2027-11-21T11:59:00Z', origin: 'null' })
  })

  test('states no meaning of a purpose that is called as every object has it', async () => {
    const { purposes } = testPolicy()
    const named = { ...purposes[1], id: 'constructor' }
    const { policyVersion } = (
      await collector.publish({ purposes: [...purposes, named] as typeof purposes, version: '2' })
    ).body
    const { body } = await send({ policyVersion })
    const { payload } = JSON.parse((await bundleOf(body.receiptId)).receipt)
    expect(Object.keys(payload.meanings)).toEqual(['analytics'])
  })

  test('sent again is answered 200 with the same index, also after what was decided since', async () => {
    const first = bodyOf()
    const refusal = bodyOf({
      decisions: { analytics: 'refused' },
      decidedAt: '2026-11-21T12:00:00Z',
    })
    const post = (body: Body) => collector.call(PATH, { scope: 'host', body })
    const before = await Promise.all([first, first].map(post))
    expect(before.map(({ status }) => status).sort()).toEqual([200, 201])
    expect((await post(refusal)).status).toBe(201)
    collector.clock.at = '2027-02-01T12:00:00.000Z'
    for (const [body, position] of [
      [first, 0],
      [refusal, 1],
    ] as const) {
      const again = await post(body)
      expect(again.status).toBe(200)
      expect(again.body.index).toBe((before[0]?.body.index ?? 0) + position)
    }
    const other = await post({ ...first, decisions: { analytics: 'refused' } })
    expect([other.status, other.body.error.code]).toEqual([409, 'receipt_conflict'])
    expect((await post({ ...first, reference: 'another' })).status).toBe(409)
  })

  test('is decided when the caller made the id, unless it says when', async () => {
    const receiptId =
      `${Date.parse('2026-11-21T11:30:00.500Z').toString(16).padStart(12, '0')}`.replace(
        /^(.{8})(.{4})$/,
        '$1-$2-7000-8000-000000000001',
      )
    const { body } = await send({ receiptId, decidedAt: undefined })
    const { history } = await statusOf(body.subjectId)
    expect(history[0].decidedAt).toBe('2026-11-21T11:30:00Z')
  })

  test('of two that arrive in the wrong order the later decided counts', async () => {
    const { body } = await send({ decisions: { analytics: 'refused' } })
    await send({ decidedAt: '2026-11-21T11:58:00Z' })
    expect((await statusOf(body.subjectId)).status.analytics.status).toBe('withdrawn')
  })

  test('one reference is one person, on one site alone', async () => {
    const ids = [await send(), await send(), await send({ reference: 'customer-1043' })].map(
      ({ body }) => body.subjectId,
    )
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
    const other = await startTestCollector()
    expect(ids[0]).not.toBe(
      (
        await other.call(PATH, {
          scope: 'host',
          body: bodyOf({ policyVersion: other.policyVersion }),
        })
      ).body.subjectId,
    )
  })
})

describe('an objection', () => {
  const objection = { decisions: { analytics: 'refused' } }

  test('is recorded without a grant', async () => {
    const { status, body } = await send(objection)
    expect(status).toBe(201)
    const { status: standing, history } = await statusOf(body.subjectId)
    expect(standing.analytics.status).toBe('refused')
    expect(history).toHaveLength(1)
    expect(history[0].event).toBe('decision')
  })

  test('sent twice at once it is one receipt, whatever the first one changed meanwhile', async () => {
    await send()
    const withdrawal = { receiptId: uuid7(), decisions: { analytics: 'refused' } }
    const { receipts } = collector.store
    const { getReceipt } = receipts
    let first: Awaited<ReturnType<typeof send>> | undefined
    receipts.getReceipt = async (...asked) => {
      const found = await getReceipt(...asked)
      receipts.getReceipt = getReceipt
      first = await send(withdrawal)
      return found
    }
    const second = await send(withdrawal)
    expect([first?.status, second.status]).toEqual([201, 200])
    expect(second.body.index).toBe(first?.body.index)
  })

  test('other bytes under the id of one that was erased are a conflict', async () => {
    const receiptId = uuid7()
    const { subjectId } = (await send({ receiptId })).body
    const erasing = { scope: 'erase', body: { subjectId } } as const
    expect((await collector.call('/admin/v1/sites/demo/erasures', erasing)).status).toBe(200)
    const other = await send({ receiptId, decisions: { analytics: 'refused' } })
    expect([other.status, other.body.error.code]).toEqual([409, 'receipt_conflict'])
  })

  test('is a withdrawal where something was given', async () => {
    await send({ decidedAt: '2026-11-21T11:50:00Z' })
    const { body } = await send(objection)
    const { status, history } = await statusOf(body.subjectId)
    expect(status.analytics.status).toBe('withdrawn')
    expect(history[0].event).toBe('withdrawal')
  })

  test('ends what was received before and claims a later time, and is known when it is sent again', async () => {
    const { body } = await send({ decidedAt: '2026-11-21T12:04:00Z' })
    expect((await statusOf(body.subjectId)).status.analytics.status).toBe('given')
    const refusal = bodyOf({ ...objection, decidedAt: '2026-11-21T12:01:00Z' })
    expect((await collector.call(PATH, { scope: 'host', body: refusal })).status).toBe(201)
    const { status, history } = await statusOf(body.subjectId)
    expect(status.analytics.status).toBe('withdrawn')
    const [withdrawal, grant] = history
    expect(withdrawal.ends).toEqual([await hashText(grant.receipt)])
    expect((await collector.call(PATH, { scope: 'host', body: refusal })).status).toBe(200)
    const another = { ...refusal, ends: ['A'.repeat(43)] }
    expect((await collector.call(PATH, { scope: 'host', body: another })).status).toBe(409)
  })

  test('takes the services with it that were given for its purpose alone', async () => {
    const services = [testService('film', { hosts: ['film.example'] })]
    const policyVersion = (await collector.publish({ services })).body.policyVersion
    await send({ services: { film: 'given' }, policyVersion, decidedAt: '2026-11-21T11:50:00Z' })
    const { body } = await send({ ...objection, policyVersion })
    const { services: standing, history } = await statusOf(body.subjectId)
    expect(standing.film.status).toBe('withdrawn')
    expect(history[0].services).toEqual({ film: 'refused' })
  })

  test('counts whatever version and purpose it names, and however late it comes', async () => {
    const { status, body } = await send({
      decisions: { letters: 'refused' },
      policyVersion: 'A'.repeat(43),
      decidedAt: '2020-01-01T00:00:00Z',
    })
    expect(status).toBe(201)
    expect((await statusOf(body.subjectId)).status.letters.status).toBe('refused')
  })
})

describe('an organisation’s authorisation', () => {
  test('is told apart from the consent of a person of the same name', async () => {
    const scopes = ['org:42', 'project:7']
    const [person] = [await send({ decisions: { analytics: 'refused' } })]
    for (const scope of scopes) await send({ scope })
    await send({
      scope: 'project:7',
      decisions: { analytics: 'refused' },
      decidedAt: '2026-11-21T12:00:00Z',
    })
    const { status, authorisations, history } = await statusOf(person?.body.subjectId)
    expect(status.analytics.status).toBe('refused')
    expect(authorisations['org:42'].status.analytics.status).toBe('given')
    expect(authorisations['project:7'].status.analytics.status).toBe('withdrawn')
    expect(history.map(({ scope }: { scope: string | null }) => scope)).toEqual([
      'project:7',
      'project:7',
      'org:42',
      null,
    ])
    expect(history[0].event).toBe('withdrawal')
    const list = await collector.call('/admin/v1/sites/demo/receipts?decision=given', {
      scope: 'read',
    })
    expect(list.body.records.map(({ scope }: { scope: string | null }) => scope)).toEqual([
      'project:7',
      'org:42',
    ])
  })
})

describe('one person, a browser and a login', () => {
  test('a grant stays where it was made; a withdrawal that names both ends both', async () => {
    const browser = await collector.post({ decidedAt: '2026-11-21T11:00:00Z' })
    const { subjectId: browserId } = await browserRecord(browser.body.receiptId)
    const login = await send({ decisions: { analytics: 'refused' } })
    const loginId = login.body.subjectId
    expect((await statusOf(browserId)).status.analytics.status).toBe('given')
    expect((await statusOf(loginId)).status.analytics.status).toBe('refused')
    expect((await statusOf(loginId)).history).toHaveLength(1)

    await send({ decidedAt: '2026-11-21T12:00:00Z' })
    const ends = [await hashText(browser.receipt)]
    await send({ decisions: { analytics: 'refused' }, ends, decidedAt: '2026-11-21T12:01:00Z' })
    expect((await statusOf(browserId)).status.analytics.status).toBe('withdrawn')
    expect((await statusOf(loginId)).status.analytics.status).toBe('withdrawn')
  })

  async function browserRecord(receiptId: string) {
    const path = `/admin/v1/sites/demo/receipts?receiptId=${receiptId}`
    return (await collector.call(path, { scope: 'read' })).body.records[0]
  }
})

describe('is refused, and changes nothing', () => {
  test.each<[what: string, changes: Body, status: number, code: string, path?: string]>([
    [
      'an e-mail address',
      { reference: 'kim@mail.example' },
      400,
      'reference_is_email',
      'reference',
    ],
    [
      'one in an address bar’s form',
      { reference: 'kim%40mail' },
      400,
      'reference_is_email',
      'reference',
    ],
    ['a reference with a space', { reference: 'nonce 1' }, 400, 'reference_malformed', 'reference'],
    ['an empty reference', { reference: '' }, 400, 'reference_malformed', 'reference'],
    ['a reference too long', { reference: 'a'.repeat(201) }, 400, 'body_invalid', 'reference'],
    ['no reference', { reference: undefined }, 400, 'body_invalid', 'reference'],
    ['a member more', { email: 'x' }, 400, 'body_invalid', 'email'],
    ['an id of another kind', { receiptId: crypto.randomUUID() }, 400, 'body_invalid', 'receiptId'],
    ['a method of a browser', { method: 'accept-all' }, 400, 'body_invalid', 'method'],
    ['no decision', { decisions: {} }, 400, 'body_invalid', 'decisions'],
    ['a scope without a kind', { scope: '42' }, 400, 'body_invalid', 'scope'],
    ['a name as scope', { scope: 'org:kim@mail.example' }, 400, 'body_invalid', 'scope'],
    [
      'a grant under no published version',
      { policyVersion: 'A'.repeat(43) },
      404,
      'policy_unknown',
      'policyVersion',
    ],
    [
      'a grant of what is not asked',
      { decisions: { essential: 'given' } },
      400,
      'body_invalid',
      'decisions.essential',
    ],
    [
      'a grant of an unknown service',
      { services: { film: 'given' } },
      400,
      'body_invalid',
      'services.film',
    ],
    ['a time to come', { decidedAt: '2026-11-21T12:05:01Z' }, 400, 'body_invalid', 'decidedAt'],
    [
      'an id of a time to come',
      { receiptId: 'ffffffff-ffff-7000-8000-000000000001', decidedAt: undefined },
      400,
      'body_invalid',
      'receiptId',
    ],
    [
      'a grant that is too old',
      { decidedAt: '2026-10-22T11:59:59Z' },
      400,
      'body_invalid',
      'decidedAt',
    ],
  ])('%s', async (_, changes, status, code, path) => {
    const before = await collector.size()
    const answer = await send(changes)
    expect([answer.status, answer.body.error?.code, answer.body.error?.path]).toEqual([
      status,
      code,
      path,
    ])
    expect(answer.text).not.toContain('kim')
    expect(await collector.size()).toBe(before)
    expect(collector.errors).toEqual([])
  })

  test('a grant under a version of another site', async () => {
    const other = '/admin/v1/sites/other'
    await collector.call(other, { scope: 'publish', method: 'PUT', body: {} })
    const policy = testPolicy({ site: 'other' })
    const published = await collector.call(`${other}/policies`, {
      scope: 'publish',
      body: { policy },
    })
    const answer = await send({ policyVersion: published.body.policyVersion })
    expect([published.status, answer.status, answer.body.error?.code]).toEqual([
      201,
      404,
      'policy_unknown',
    ])
  })

  test('a body that is no JSON, or too large', async () => {
    const post = (body: string) => collector.call(PATH, { scope: 'host', body })
    expect((await post('{')).body.error.code).toBe('body_malformed')
    const large = await post(' '.repeat(8193))
    expect([large.status, large.body.error.code]).toEqual([413, 'body_too_large'])
  })

  test('whoever has no token of scope host for the site', async () => {
    const none = await collector.call(PATH, { body: bodyOf() })
    expect([none.status, none.body.error.code]).toEqual([401, 'token_missing'])
    const wrong = await collector.call(PATH, { token: 'kvt_a_b', body: bodyOf() })
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'token_invalid'])
    for (const scope of ['read', 'publish', 'admin'] as const) {
      const other = await collector.call(PATH, { scope, body: bodyOf() })
      expect([other.status, other.body.error.code]).toEqual([403, 'scope_missing'])
    }
    const token = await collector.tokenFor('host', 'other')
    const before = await collector.size()
    expect((await collector.call(PATH, { token, body: bodyOf() })).status).toBe(403)
    const nowhere = await collector.call('/v1/sites/nowhere/host/receipts', {
      scope: 'host',
      body: bodyOf(),
    })
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'site_unknown'])
    expect(await collector.size()).toBe(before)
  })

  test('everything, where the secrets of the site are others than at first use', async () => {
    await send()
    const { store } = collector
    collector = await startTestCollector({ store })
    const before = await collector.size()
    const answer = await send()
    expect([answer.status, answer.body.error.code]).toEqual([503, 'secrets_lost'])
    expect(await collector.size()).toBe(before)
  })
})
