import { acceptUnsigned, canonicalize, hashText, type Receipt } from '@kvitto/receipt'
import { describe, expect, test, vi } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { makeTestKey, type TestReceipt, testPayload } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>

const FROM = { 'X-Forwarded-For': '203.0.113.7', Origin: 'https://shop.example' }
const REFUSAL = { decisions: { analytics: 'refused' }, method: 'reject-all' } as const
/** As a store gives a body whose key is lost. */
const SEALED = 'kvitto-body/1.key.body'
const WITHDRAWAL = { ...REFUSAL, event: 'withdrawal', method: 'withdraw' } as const

/** One receipt of a network, or of the site, is room for; the rest is over. */
async function startLimited(limits: { address?: number; site?: number }) {
  const collector = await startTestCollector({ limits })
  const send = (changes: TestReceipt = {}) => collector.post(changes, FROM)
  const fill = async () => void (await send())
  return { ...collector, send, fill }
}

const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]

async function tallies({ call, deps }: Collector) {
  await deps.tally.flush()
  const { body } = await call('/admin/v1/sites/demo/tallies', { scope: 'read' })
  return body.tallies
}

describe.each([
  ['address', 'too_many_from_address'],
  ['site', 'too_many_for_site'],
] as const)('over the limit of one %s', (limit, code) => {
  test('a grant is asked to come back, and nothing is written', async () => {
    const collector = await startLimited({ [limit]: 1 })
    await collector.fill()
    const before = await collector.size()
    const answer = await collector.send()
    expect(codeOf(answer)).toEqual([429, code])
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(60)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example')
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After')
    expect(await collector.size()).toBe(before)
    expect(await tallies(collector)).toEqual([
      { day: '2026-11-21', kind: 'put-off', reason: limit, n: 1 },
    ])
    const text = await collector.deps.metrics.text()
    expect(text).toContain(`kvitto_rejections_total{code="${code}"} 1`)
  })

  test('a first refusal is counted: no proof, no acknowledgement, no row', async () => {
    const collector = await startLimited({ [limit]: 1 })
    await collector.fill()
    const before = await collector.size()
    const [answer, other] = await Promise.all([collector.send(REFUSAL), collector.send(REFUSAL)])
    expect([answer.status, answer.body]).toEqual([202, { counted: true }])
    expect(other.status).toBe(202)
    expect(await collector.size()).toBe(before)
    expect(await tallies(collector)).toEqual([
      { day: '2026-11-21', kind: 'counted', reason: limit, n: 2 },
    ])
    const text = await collector.deps.metrics.text()
    expect(text).toContain(`kvitto_tallied_total{kind="counted",reason="${limit}"} 2`)
  })

  test('a withdrawal of a known grant is stored, by its own key and by any other', async () => {
    const collector = await startLimited({ [limit]: 2 })
    const key = await makeTestKey()
    const first = await collector.send({ key })
    const second = await collector.send()
    await expectOver(collector)
    const ends = [await hashText(first.receipt)]
    const own = await collector.send({ ...WITHDRAWAL, key, previous: ends[0] ?? null, ends })
    expect(own.status).toBe(201)
    const other = await collector.send({ ...WITHDRAWAL, ends: [await hashText(second.receipt)] })
    expect(other.status).toBe(201)
    expect(other.body.proof).toContain('c2sp.org/tlog-proof@v1')
  })

  test('a withdrawal by the key of the grant is stored also where it names nothing', async () => {
    const collector = await startLimited({ [limit]: 1 })
    const key = await makeTestKey()
    await collector.send({ key })
    expect((await collector.send({ ...WITHDRAWAL, key })).status).toBe(201)
    expect((await collector.send({ ...WITHDRAWAL, key })).status).toBe(429)
  })

  test('what gives one thing and withdraws another is a withdrawal', async () => {
    const collector = await startLimited({ [limit]: 1 })
    const decisions: Receipt['decisions'] = { analytics: 'given', video: 'given' }
    const first = await collector.send({ decisions })
    const ends = [await hashText(first.receipt)]
    const mixed = { decisions: { analytics: 'refused', video: 'given' }, ends } as const
    expect((await collector.send(mixed)).status).toBe(201)
    // What is withdrawn already makes no room a second time; what still stands does.
    expect((await collector.send(mixed)).status).toBe(429)
    const rest = { decisions: { analytics: 'refused', video: 'refused' }, ends } as const
    expect((await collector.send(rest)).status).toBe(201)
    expect((await collector.send(rest)).status).toBe(429)
  })

  test('a grant makes room for its withdrawal once, so a flood of withdrawals is one too', async () => {
    const collector = await startLimited({ [limit]: 1 })
    const first = await collector.send()
    const ends = [await hashText(first.receipt)]
    const statuses = []
    for (let i = 0; i < 5; i++)
      statuses.push((await collector.send({ ...WITHDRAWAL, ends })).status)
    expect(statuses).toEqual([201, 429, 429, 429, 429])
    const unknown = await collector.send({ ...WITHDRAWAL, ends: ['A'.repeat(43)] })
    expect(codeOf(unknown)).toEqual([429, code])
  })

  test('a withdrawal sent again, as its answer was lost, is acknowledged again', async () => {
    const collector = await startLimited({ [limit]: 1 })
    const first = await collector.send()
    const ends = [await hashText(first.receipt)]
    const { receipt, body } = await collector.send({ ...WITHDRAWAL, ends })
    const again = await collector.postText(canonicalize({ receipt }), FROM)
    expect([again.status, again.body.index]).toEqual([200, body.index])
  })

  test('withdrawals of 30 grants all arrive in the middle of a flood', async () => {
    const collector = await startLimited({ [limit]: 30 })
    const grants = await Promise.all(Array.from({ length: 30 }, () => collector.send()))
    expect(grants.every(({ status }) => status === 201)).toBe(true)
    const answers = await Promise.all(
      grants.map(async ({ receipt }, i) => {
        const ends = [await hashText(receipt)]
        const flood = collector.send(i % 2 ? {} : REFUSAL)
        return [(await collector.send({ ...WITHDRAWAL, ends })).status, (await flood).status]
      }),
    )
    expect(answers.every(([status]) => status === 201)).toBe(true)
    expect(new Set(answers.map(([, status]) => status))).toEqual(new Set([429, 202]))
  })
})

test('a grant makes room once however many receipts name it and end nothing of it', async () => {
  const collector = await startLimited({ address: 1 })
  const first = await collector.send()
  const ends = [await hashText(first.receipt)]
  const name = async () => {
    const naming = { origin: 'http://shop.test', decisions: { video: 'refused' }, ends } as const
    const receipt = await acceptUnsigned(testPayload(`u_${'A'.repeat(22)}`, naming))
    await collector.deps.log.append({ kind: 'receipt', site: 'demo', receipt })
  }
  await Promise.all(Array.from({ length: 1001 }, name))
  const statuses = []
  for (let i = 0; i < 3; i++) statuses.push((await collector.send({ ...WITHDRAWAL, ends })).status)
  expect(statuses).toEqual([201, 429, 429])
})

test('a withdrawal of what can no longer be read is stored: it may be a grant', async () => {
  const collector = await startLimited({ address: 1 })
  const first = await collector.send()
  const { getReceiptsByHash } = collector.store.receipts
  collector.store.receipts.getReceiptsByHash = async (site, hashes) =>
    (await getReceiptsByHash(site, hashes)).map((stored) => ({ ...stored, text: SEALED }))
  const ends = [await hashText(first.receipt)]
  expect((await collector.send({ ...WITHDRAWAL, ends })).status).toBe(201)
})

test('an unknown version beyond its bound does not hold up what withdraws as well', async () => {
  const collector = await startTestCollector()
  const decisions: Receipt['decisions'] = { analytics: 'given', video: 'given' }
  const first = await collector.post({ decisions })
  collector.store.receipts.countUnknownVersions = async () => 1000
  const mixed = {
    decisions: { analytics: 'refused', video: 'given' },
    policyVersion: 'A'.repeat(43),
  } as const
  expect((await collector.post(mixed)).status).toBe(429)
  const ends = [await hashText(first.receipt)]
  expect((await collector.post({ ...mixed, ends })).status).toBe(201)
  expect(await tallies(collector)).toEqual([
    { day: '2026-11-21', kind: 'put-off', reason: 'unknown-version', n: 1 },
  ])
})

test('other networks do not notice', async () => {
  const collector = await startLimited({ address: 1 })
  await collector.fill()
  await expectOver(collector)
  const other = await collector.post({}, { ...FROM, 'X-Forwarded-For': '203.0.114.7' })
  expect(other.status).toBe(201)
})

test('a site that does not exist leaves no trace, however often it is named', async () => {
  const collector = await startLimited({ address: 1 })
  await collector.fill()
  const post = async (site: string) => {
    const { receipt } = await collector.send({ site })
    return collector.call(`/v1/sites/${site}/receipts`, {
      body: canonicalize({ receipt }),
      headers: FROM,
    })
  }
  expect((await post('nowhere')).status).toBe(429)
  await collector.deps.tally.flush()
  const days = { from: '2026-11-01', to: '2026-11-30' }
  expect(await collector.store.tallies.listTallies('nowhere', days)).toEqual([])
})

test('a refusal whose number cannot be written is not said to be counted', async () => {
  const collector = await startLimited({ address: 1 })
  await collector.fill()
  const { addTallies } = collector.store.tallies
  collector.store.tallies.addTallies = async () => {
    throw new Error('disk full')
  }
  expect((await collector.send(REFUSAL)).status).toBe(500)
  expect((await collector.send()).status).toBe(429)
  await collector.deps.tally.flush()
  collector.store.tallies.addTallies = addTallies
  expect((await collector.send(REFUSAL)).status).toBe(202)
  // What nobody waited for was kept, what somebody waited for was not.
  expect(await tallies(collector)).toEqual([
    { day: '2026-11-21', kind: 'counted', reason: 'address', n: 1 },
    { day: '2026-11-21', kind: 'put-off', reason: 'address', n: 1 },
  ])
})

test('what programs send is stored, and how much it is shows', async () => {
  const collector = await startTestCollector()
  const agents = [
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'curl/8.5.0',
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    `Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/${'1'.repeat(8000)}`,
  ]
  for (const agent of agents) {
    expect((await collector.post({}, { 'User-Agent': agent })).status).toBe(201)
  }
  await collector.post({ gesture: { trusted: false, visibleMs: 0 } })
  expect(await tallies(collector)).toEqual([
    { day: '2026-11-21', kind: 'automated', reason: 'agent', n: 2 },
    { day: '2026-11-21', kind: 'automated', reason: 'gesture', n: 1 },
  ])
  const text = await collector.deps.metrics.text()
  expect(text).toContain('kvitto_tallied_total{kind="automated",reason="agent"} 2')
})

describe('the tallies of a site', () => {
  test('are read by a read token of the site, for the days asked', async () => {
    const collector = await startTestCollector()
    const path = '/admin/v1/sites/demo/tallies'
    expect((await collector.call(path)).status).toBe(401)
    expect((await collector.call(path, { scope: 'publish' })).status).toBe(403)
    const token = await collector.tokenFor('read', 'other')
    expect((await collector.call(path, { token })).status).toBe(403)
    const open = await collector.call(path, { scope: 'read' })
    expect(open.body).toEqual({ from: '2026-10-22', to: '2026-11-21', tallies: [] })
    const asked = await collector.call(`${path}?from=2026-01-01&to=2026-01-31`, { scope: 'read' })
    expect(asked.body).toMatchObject({ from: '2026-01-01', to: '2026-01-31' })
    for (const query of ['from=2026-02-30', 'from=yesterday', 'to=2026-1-1', 'more=1']) {
      const answer = await collector.call(`${path}?${query}`, { scope: 'read' })
      expect(codeOf(answer)).toEqual([400, 'query_invalid'])
    }
  })

  test.each(['tallies', 'counts'])('%s up to a day begin thirty days before it', async (what) => {
    const { call } = await startTestCollector()
    const ask = (query: string) => call(`/admin/v1/sites/demo/${what}?${query}`, { scope: 'read' })
    const { body } = await ask('to=2026-01-31')
    expect(body).toMatchObject({ from: '2026-01-01', to: '2026-01-31' })
    for (const query of ['from=2026-11-22', 'from=2026-02-01&to=2026-01-31']) {
      expect(codeOf(await ask(query))).toEqual([400, 'query_invalid'])
    }
  })
})

test('no address, prefix or agent is in the store, in the metrics or in an answer', async () => {
  const collector = await startLimited({ address: 1 })
  const written: unknown[] = []
  const { addTallies } = collector.store.tallies
  collector.store.tallies.addTallies = vi.fn(async (tallies) => {
    written.push(...tallies)
    await addTallies(tallies)
  })
  const headers = { ...FROM, 'User-Agent': 'curl/8.5.0' }
  const texts = []
  for (const changes of [{}, {}, REFUSAL]) {
    texts.push((await collector.post(changes, headers)).text)
  }
  await collector.deps.tally.flush()
  const all = [JSON.stringify(written), await collector.deps.metrics.text(), ...texts].join()
  expect(written.length).toBeGreaterThan(0)
  expect(all).not.toMatch(/203\.0\.113|curl/)
})

async function expectOver({ send }: { send(): Promise<{ status: number }> }): Promise<void> {
  expect((await send()).status).toBe(429)
}
