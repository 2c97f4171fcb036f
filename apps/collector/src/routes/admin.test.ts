import { hashText, verifyBundle } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { CollectorError } from '../collector-error.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { acceptTestReceipt, makeTestKey } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
beforeEach(async () => {
  collector = await startTestCollector()
})

const SITE = '/admin/v1/sites/demo'
const read = (path: string) => collector.call(`${SITE}/${path}`, { scope: 'read' })

describe('a token', () => {
  const paths = ['receipts', 'receipts/x/bundle', 'subjects/x']

  test('is needed for every read, and only scope read will do', async () => {
    for (const path of paths) {
      const none = await collector.call(`${SITE}/${path}`)
      expect([none.status, none.body.error.code]).toEqual([401, 'token_missing'])
      expect(none.headers.get('WWW-Authenticate')).toBe('Bearer')
      for (const scope of ['publish', 'host', 'admin'] as const) {
        const other = await collector.call(`${SITE}/${path}`, { scope })
        expect([other.status, other.body.error.code]).toEqual([403, 'scope_missing'])
      }
    }
    expect(await collector.accesses()).toEqual([])
  })

  test('of scope admin or read publishes nothing', async () => {
    for (const scope of ['admin', 'read', 'host'] as const) {
      const put = await collector.call(SITE, { scope, method: 'PUT', body: {} })
      expect(put.status).toBe(403)
      const post = await collector.call(`${SITE}/policies`, {
        scope,
        body: { policy: testPolicy() },
      })
      expect(post.status).toBe(403)
      expect((await collector.call(`${SITE}/builds`, { scope, body: {} })).status).toBe(403)
    }
  })

  test('for one site does not open another', async () => {
    const token = await collector.tokenFor('read', 'demo')
    expect((await collector.call(`${SITE}/receipts`, { token })).status).toBe(200)
    const other = await collector.call('/admin/v1/sites/other/receipts', { token })
    expect([other.status, other.body.error.code]).toEqual([403, 'scope_missing'])
  })

  test('that is wrong, cut short or revoked is invalid', async () => {
    const made = await collector.call('/admin/v1/tokens', {
      scope: 'admin',
      body: { scope: 'read' },
    })
    const { id, token } = made.body
    expect((await collector.call(`${SITE}/receipts`, { token })).status).toBe(200)
    const wrong = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
    for (const bad of [wrong, token.slice(0, -1), 'x', `kvt_${id}_`, `${token}_`, `${token}_x`]) {
      const answer = await collector.call(`${SITE}/receipts`, { token: bad })
      expect([answer.status, answer.body.error.code]).toEqual([401, 'token_invalid'])
    }
    const revoke = { scope: 'admin', method: 'DELETE' } as const
    expect((await collector.call(`/admin/v1/tokens/${id}`, revoke)).status).toBe(204)
    const revoked = await collector.call(`${SITE}/receipts`, { token })
    expect([revoked.status, revoked.body.error.code]).toEqual([401, 'token_invalid'])
    expect((await collector.call('/admin/v1/tokens/nope', revoke)).body.error.code).toBe(
      'token_unknown',
    )
  })

  test('is shown once, and listed without its secret', async () => {
    const body = { scope: 'read', site: 'demo', label: 'Anna' }
    const made = await collector.call('/admin/v1/tokens', { scope: 'admin', body })
    expect(made.status).toBe(201)
    expect(Object.keys(made.body).sort()).toEqual([
      'createdAt',
      'id',
      'label',
      'scope',
      'site',
      'token',
    ])
    const list = await collector.call('/admin/v1/tokens', { scope: 'admin' })
    const { id, createdAt } = made.body
    expect(list.body.tokens).toContainEqual({ id, ...body, createdAt, revokedAt: null })
    expect(list.text).not.toContain(made.body.token.split('_')[2])
    const stored = await collector.store.tokens.getToken(id)
    expect(Buffer.from(stored?.hash ?? []).toString('hex')).not.toBe(made.body.token.split('_')[2])
  })

  test('has a label of one line', async () => {
    for (const label of ['a\nb', 'a\u0000']) {
      const made = await collector.call('/admin/v1/tokens', {
        scope: 'admin',
        body: { scope: 'read', label },
      })
      expect([made.status, made.body.error]).toMatchObject([400, { path: 'label' }])
    }
  })

  test('is not made for an unknown scope, an unknown site, or as admin of one site', async () => {
    const make = async (body: object) =>
      (await collector.call('/admin/v1/tokens', { scope: 'admin', body })).body.error.code
    expect(await make({ scope: 'root' })).toBe('body_invalid')
    expect(await make({ scope: 'read', site: 'nowhere' })).toBe('site_unknown')
    expect(await make({ scope: 'admin', site: 'demo' })).toBe('body_invalid')
  })
})

describe('receipts are found', () => {
  test('by each field, newest first, in pages that join', async () => {
    const key = await makeTestKey()
    const first = await collector.post({ key })
    collector.clock.at = '2026-11-22T12:00:00.000Z'
    const second = await collector.post({ decisions: { analytics: 'refused' } })
    const third = await collector.post({ policyVersion: 'A'.repeat(43) })
    const ids = async (query: string) =>
      (await read(`receipts?${query}`)).body.records.map(
        (record: { index: number }) => record.index,
      )
    const [a, b, c] = [first.body.index, second.body.index, third.body.index]
    expect(await ids('')).toEqual([c, b, a])
    expect(await ids(`receiptId=${first.body.receiptId}`)).toEqual([a])
    expect(await ids(`subjectId=${key.subjectId}`)).toEqual([a])
    expect(await ids('from=2026-11-22')).toEqual([c, b])
    expect(await ids('to=2026-11-22T00:00:00Z')).toEqual([a])
    expect(await ids(`policyVersion=${collector.policyVersion}`)).toEqual([b, a])
    expect(await ids('purpose=analytics&decision=refused')).toEqual([b])
    const page = await read('receipts?limit=2')
    expect(page.body.records).toHaveLength(2)
    const rest = await read(`receipts?limit=2&cursor=${page.body.next}`)
    expect(rest.body).toMatchObject({ records: [{ index: a }], next: null })
  })

  test('as records with exactly the promised members', async () => {
    await collector.post({ policyVersion: 'A'.repeat(43), decidedAt: '2099-01-01T00:00:00Z' })
    const [record] = (await read('receipts')).body.records
    expect(Object.keys(record).sort().join()).toBe(
      'decidedAt,decisions,ends,event,gesture,index,language,method,policyKnown,policyVersion,' +
        'previous,receipt,receiptId,receivedAt,scope,services,subjectId,trust',
    )
    expect(record).toMatchObject({
      policyKnown: false,
      trust: 'signed',
      decidedAt: '2099-01-01T00:00:00Z',
      receivedAt: '2026-11-21T12:00:00.000Z',
    })
  })

  test('and what holds U+0000, which not every store can be asked for, is not found', async () => {
    const paths = ['receipts?subjectId=%00', 'receipts/%00/bundle', 'subjects/a%00b']
    for (const path of [...paths.map((path) => `${SITE}/${path}`), '/v1/sites/%00/policy']) {
      const { status, body } = await collector.call(path, { scope: 'read' })
      expect([status, body.error.code]).toEqual([404, 'not_found'])
    }
  })

  test('and a question that cannot be understood is refused', async () => {
    const bad = [
      'limit=0',
      'limit=201',
      'from=yesterday',
      'from=2026-02-30',
      'to=2026-04-31T10:00Z',
      'decision=maybe',
      'cursor=zz',
      'ip=1',
      '__proto__=1',
    ]
    for (const query of bad) {
      const answer = await read(`receipts?${query}`)
      expect([query, answer.status, answer.body.error.code]).toEqual([query, 400, 'query_invalid'])
      expect(answer.body.error.message).toMatch(/^expected .+, found .+/)
    }
    expect(
      (await collector.call('/admin/v1/sites/nowhere/receipts', { scope: 'read' })).status,
    ).toBe(404)
  })
})

describe('a subject', () => {
  test('has the status that its receipts fold to, a withdrawal by another key included', async () => {
    const key = await makeTestKey()
    const given = await collector.post({ key })
    const before = await read(`subjects/${key.subjectId}`)
    expect(before.body.status.analytics).toMatchObject({
      status: 'given',
      receiptId: given.body.receiptId,
    })
    const withdrawal = await collector.post({
      event: 'withdrawal',
      method: 'withdraw',
      decisions: { analytics: 'refused' },
      decidedAt: '2026-11-21T11:00:00Z',
      ends: [await hashText(given.receipt)],
    })
    const after = await read(`subjects/${key.subjectId}`)
    expect(Object.keys(after.body).sort()).toEqual(['history', 'services', 'status', 'subjectId'])
    expect(after.body.status.analytics.status).toBe('withdrawn')
    const history = after.body.history.map((record: { receiptId: string }) => record.receiptId)
    expect(history).toEqual([withdrawal.body.receiptId, given.body.receiptId])
  })

  test.each([2500, 20_500])(
    'is withdrawn from, also where %i receipts name its grant first',
    async (count) => {
      const key = await makeTestKey()
      const ends = [await hashText((await collector.post({ key })).receipt)]
      const { store, policyVersion } = collector
      const receivedAt = '2026-11-21T11:30:00.000Z'
      const goingOn = await acceptTestReceipt({ policyVersion, ends })
      const withdrawal = await acceptTestReceipt({ decisions: { analytics: 'refused' }, ends })
      // One receipt under many hashes stands for many: signing 2,500 takes long.
      const many = Array.from({ length: count }, (_, i) => {
        return { ...goingOn, hash: String(i).padStart(43, '0'), index: 9 + i, receivedAt }
      })
      const naming = [...many, { ...withdrawal, index: 9 + count, receivedAt }]
      store.receipts.listReceiptsEnding = async (_site, hashes, page) => {
        const { limit, after = -1, isNewestFirst } = page
        if (!hashes.includes(ends[0] ?? '')) return []
        const found = naming.filter(({ index }) => index > after)
        return (isNewestFirst ? found.reverse() : found).slice(0, limit)
      }
      const { body } = await read(`subjects/${key.subjectId}`)
      expect(body.status.analytics.status).toBe('withdrawn')
    },
  )

  test('of a one-off key shows what its withdrawal ended, and what that had ended', async () => {
    const first = await collector.post({ decidedAt: '2026-11-21T09:00:00Z' })
    const second = await collector.post({ ends: [await hashText(first.receipt)] })
    const key = await makeTestKey()
    const withdrawal = await collector.post({
      key,
      event: 'withdrawal',
      method: 'withdraw',
      decisions: { analytics: 'refused' },
      decidedAt: '2026-11-21T11:00:00Z',
      ends: [await hashText(second.receipt)],
    })
    const { body } = await read(`subjects/${key.subjectId}`)
    expect(body.history.map((record: { receiptId: string }) => record.receiptId)).toEqual(
      [withdrawal, second, first].map((posted) => posted.body.receiptId),
    )
    expect(body.status.analytics.status).toBe('refused')
  })

  test('has the newest 1,000 of its history shown, and their status', async () => {
    const key = await makeTestKey()
    const receivedAt = '2026-11-21T11:30:00.000Z'
    const grant = await acceptTestReceipt({ key, policyVersion: collector.policyVersion })
    const refusal = {
      decisions: { analytics: 'refused' },
      decidedAt: '2026-11-21T11:00:00Z',
    } as const
    const newest = { ...(await acceptTestReceipt({ key, ...refusal })), index: 2001, receivedAt }
    // One grant under many hashes stands for many grants: signing 2,000 takes long.
    const many = Array.from({ length: 2000 }, (_, i) => {
      return { ...grant, hash: String(i).padStart(43, '0'), index: 2000 - i, receivedAt }
    })
    collector.store.receipts.findReceipts = async (_site, _filter, { limit }) =>
      [newest, ...many].slice(0, limit)
    const { body } = await read(`subjects/${key.subjectId}`)
    expect(body.history).toHaveLength(1000)
    expect(body.status.analytics.status).toBe('withdrawn')
  })

  test('has given nothing under a version that is void or was never published', async () => {
    const key = await makeTestKey()
    await collector.post({ key })
    const status = async () =>
      (await read(`subjects/${key.subjectId}`)).body.status.analytics?.status
    expect(await status()).toBe('given')
    const body = { void: [collector.policyVersion] }
    await collector.call(SITE, { scope: 'publish', method: 'PUT', body })
    expect(await status()).not.toBe('given')
    const other = await makeTestKey()
    await collector.post({ key: other, policyVersion: 'A'.repeat(43) })
    const unknown = await read(`subjects/${other.subjectId}`)
    expect(unknown.body.status.analytics?.status).not.toBe('given')
  })

  test('without receipts is unknown', async () => {
    const answer = await read(`subjects/${'A'.repeat(43)}`)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'subject_unknown'])
  })
})

describe('a bundle', () => {
  test('verifies offline against the log key, chain and all, and against no other key', async () => {
    const key = await makeTestKey()
    const { build } = collector.deps.build
    const first = await collector.post({ key, build })
    const second = await collector.post({ key, build, previous: await hashText(first.receipt) })
    await collector.post()
    const { body } = await read(`receipts/${second.body.receiptId}/bundle`)
    expect(body.chain).toEqual([first.receipt])
    const vkey = await collector.deps.log.vkey('demo')
    const report = await verifyBundle(body, { logKeys: [vkey] })
    expect([report.verdict, report.checks]).toEqual(['verified', expect.anything()])
    const stranger = await (await startTestCollector()).deps.log.vkey('demo')
    expect((await verifyBundle(body, { logKeys: [stranger] })).verdict).toBe('failed')
  })

  test('holds the 100 receipts before it at most, and verifies', async () => {
    const key = await makeTestKey()
    const { build } = collector.deps.build
    let previous: string | null = null
    let receiptId = ''
    for (let i = 0; i < 102; i++) {
      const posted = await collector.post({ key, build, previous })
      previous = await hashText(posted.receipt)
      receiptId = posted.body.receiptId
    }
    const { body } = await read(`receipts/${receiptId}/bundle`)
    expect(body.chain).toHaveLength(100)
    const vkey = await collector.deps.log.vkey('demo')
    const { verdict, checks } = await verifyBundle(body, { logKeys: [vkey] })
    expect(verdict).toBe('verified')
    const chain = checks.find(({ name }) => name === 'previous chain')
    expect(chain?.detail).toContain('the oldest names one more, which is not in the bundle')
  })

  test('of a receipt that is not stored is none', async () => {
    const answer = await read('receipts/nope/bundle')
    expect([answer.status, answer.body.error.code]).toEqual([404, 'receipt_unknown'])
  })
})

describe('the access record', () => {
  test('holds each read, who and how many, and no id in clear', async () => {
    const key = await makeTestKey()
    const { body } = await collector.post({ key })
    await read(`receipts?subjectId=${key.subjectId}`)
    await read(`receipts/${body.receiptId}/bundle`)
    await read(`subjects/${key.subjectId}`)
    await read('subjects/nobody')
    const accesses = await collector.accesses()
    expect(accesses.map(({ query, found }) => [query, found])).toEqual([
      ['receipts', 1],
      ['bundle', 1],
      ['subject', 1],
      ['subject', 0],
    ])
    expect(JSON.stringify(accesses)).not.toContain(key.subjectId)
    expect(JSON.stringify(accesses)).not.toContain(body.receiptId)
  })

  test('that cannot be written lets nothing out', async () => {
    const key = await makeTestKey()
    const { body } = await collector.post({ key })
    collector.store.accesses.append = async () => {
      throw new Error('read-only file system')
    }
    for (const path of [
      'receipts',
      `receipts/${body.receiptId}/bundle`,
      `subjects/${key.subjectId}`,
    ]) {
      const answer = await read(path)
      expect(answer.status).toBe(500)
      expect(answer.body).toEqual({ error: { code: 'internal', message: 'internal error' } })
    }
  })

  test('that a full disk does not take is answered 503, and when to come back', async () => {
    collector.store.accesses.append = async () => {
      throw new CollectorError('store_unavailable', 'no room', { retryAfter: 5 })
    }
    const { status, headers, body } = await read('receipts')
    expect([status, headers.get('Retry-After')]).toEqual([503, '5'])
    expect(Object.keys(body)).toEqual(['error'])
  })

  test('is written before the answer leaves', async () => {
    let release = () => {}
    collector.store.accesses.append = () =>
      new Promise((resolve) => {
        release = () => resolve(true)
      })
    let isAnswered = false
    const answer = read('receipts').then(() => {
      isAnswered = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isAnswered).toBe(false)
    release()
    await answer
  })
})
