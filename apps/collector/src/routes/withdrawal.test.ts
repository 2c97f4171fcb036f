import { formatState, knownLocales, parseState } from '@kvitto/core'
import { fromBase64url, hashText, sealWithdrawal } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy, testService } from '../testing/test-policy.ts'
import { uuid7 } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
let linkKey: Uint8Array<ArrayBuffer>
beforeEach(async () => {
  collector = await startTestCollector()
  const { body } = await collector.call(LINK_KEY, { scope: 'admin', method: 'POST' })
  linkKey = fromBase64url(body.linkKey) ?? new Uint8Array()
})

const LINK_KEY = '/admin/v1/sites/demo/link-key'
const REFERENCE = 'customer-1042'
const ONE_CLICK = {
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
}

const linkOf = async (purpose = 'analytics', reference = REFERENCE) =>
  `/w/${await sealWithdrawal({ site: 'demo', purpose, reference }, linkKey)}`
const press = (link: string, headers: Record<string, string> = {}) =>
  collector.call(link, { ...ONE_CLICK, headers: { ...ONE_CLICK.headers, ...headers } })
const consent = async (changes: Record<string, unknown> = {}) =>
  (
    await collector.call('/v1/sites/demo/host/receipts', {
      scope: 'host',
      body: {
        receiptId: uuid7(),
        reference: REFERENCE,
        decisions: { analytics: 'given' },
        policyVersion: collector.policyVersion,
        language: 'en',
        decidedAt: '2026-11-21T11:00:00Z',
        ...changes,
      },
    })
  ).body
const subject = async (subjectId: string) =>
  (await collector.call(`/admin/v1/sites/demo/subjects/${subjectId}`, { scope: 'read' })).body

describe('the link key', () => {
  test('is handed out once, and to scope admin alone', async () => {
    expect(linkKey).toHaveLength(32)
    const again = await collector.call(LINK_KEY, { scope: 'admin', method: 'POST' })
    expect([again.status, again.body.error.code]).toEqual([409, 'link_key_taken'])
    for (const scope of ['host', 'publish', 'read'] as const) {
      expect((await collector.call(LINK_KEY, { scope, method: 'POST' })).status).toBe(403)
    }
    const path = '/admin/v1/sites/nowhere/link-key'
    const nowhere = await collector.call(path, { scope: 'admin', method: 'POST' })
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'site_unknown'])
  })

  test('is another for each site, and no part of what makes subject ids', async () => {
    await collector.call('/admin/v1/sites/other', { scope: 'publish', method: 'PUT', body: {} })
    const path = '/admin/v1/sites/other/link-key'
    const other = await collector.call(path, { scope: 'admin', method: 'POST' })
    const { pepper, linkKey: kept } = JSON.parse(collector.secrets.get('host-secrets-demo') ?? '{}')
    expect(kept).not.toBe(other.body.linkKey)
    expect(kept).not.toBe(pepper)
  })
})

describe('a link', () => {
  test('opened shows a page and changes nothing', async () => {
    const { subjectId } = await consent()
    const before = await collector.size()
    const link = await linkOf()
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await collector.call(link, { method })
      expect(status).toBe(200)
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=UTF-8',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'/,
      )
    }
    const { text } = await collector.call(link)
    expect(text).toContain('<form method="post">')
    expect(text).not.toMatch(/<script|\son\w+=|style=/)
    expect(await collector.size()).toBe(before)
    expect((await subject(subjectId)).status.analytics.status).toBe('given')
  })

  test('pressed withdraws its purpose alone, once', async () => {
    await collector.publish(twoPurposes())
    const { subjectId } = await consent({
      decisions: { analytics: 'given', letters: 'given' },
      policyVersion: (await collector.call('/v1/sites/demo/policy')).body.policyVersion,
    })
    const before = await collector.size()
    const link = await linkOf('letters')
    expect((await press(link)).status).toBe(200)
    const { status, history } = await subject(subjectId)
    expect(status).toMatchObject({
      analytics: { status: 'given' },
      letters: { status: 'withdrawn' },
    })
    expect(history[0]).toMatchObject({
      trust: 'link',
      method: 'link',
      event: 'withdrawal',
      decisions: { letters: 'refused' },
      services: {},
      ends: [await hashText(history[1].receipt)],
    })
    await press(link)
    await press(await linkOf('letters'))
    expect(await collector.size()).toBe(before + 1)
  })

  test('pressed many times at one moment withdraws once', async () => {
    const { subjectId } = await consent()
    const before = await collector.size()
    const link = await linkOf()
    const answers = await Promise.all(Array.from({ length: 20 }, () => press(link)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await collector.size()).toBe(before + 1)
    expect((await subject(subjectId)).status.analytics.status).toBe('withdrawn')
  })

  test('withdraws again what was given again', async () => {
    const { subjectId } = await consent()
    const link = await linkOf()
    await press(link)
    collector.clock.at = '2026-11-21T13:00:00.000Z'
    await consent({ decidedAt: '2026-11-21T12:30:00Z' })
    expect((await subject(subjectId)).status.analytics.status).toBe('given')
    await press(link)
    expect((await subject(subjectId)).status.analytics.status).toBe('withdrawn')
  })

  test('withdraws also what a clock that runs ahead has given', async () => {
    const { subjectId } = await consent({ decidedAt: '2026-11-21T12:04:00Z' })
    await press(await linkOf())
    expect((await subject(subjectId)).status.analytics.status).toBe('withdrawn')
  })

  test('takes with it what was given for that purpose alone, also where the purpose is refused', async () => {
    const policyVersion = (await collector.publish(withServices())).body.policyVersion
    const { subjectId } = await consent({
      services: { film: 'given', post: 'given' },
      policyVersion,
    })
    await press(await linkOf())
    const both = await subject(subjectId)
    expect(both.status.analytics.status).toBe('withdrawn')
    expect(both.services).toMatchObject({
      film: { status: 'withdrawn' },
      post: { status: 'given' },
    })
    collector.clock.at = '2026-11-21T13:00:00.000Z'
    const given = { decisions: { analytics: 'refused' }, services: { film: 'given' } }
    await consent({ ...given, policyVersion, decidedAt: '2026-11-21T12:30:00Z' })
    expect((await subject(subjectId)).services.film.status).toBe('given')
    await press(await linkOf())
    const { services, history } = await subject(subjectId)
    expect(services.film.status).toBe('withdrawn')
    expect(history[0]).toMatchObject({ event: 'withdrawal', services: { film: 'refused' } })
  })

  test('of a purpose that the policy does not have is one too, whatever its name', async () => {
    for (const purpose of ['letters', 'constructor']) {
      const before = await collector.size()
      expect((await press(await linkOf(purpose))).status).toBe(200)
      expect(await collector.size()).toBe(before + 1)
    }
    expect(collector.errors).toEqual([])
  })

  test('of a person who never gave anything is an objection', async () => {
    const before = await collector.size()
    await press(await linkOf())
    await press(await linkOf())
    expect(await collector.size()).toBe(before + 1)
    const { subjectId } = await consent({ decidedAt: '2026-11-21T10:00:00Z' })
    const { status, history } = await subject(subjectId)
    expect(status.analytics.status).toBe('withdrawn')
    expect(history[1]).toMatchObject({ trust: 'link', event: 'decision', ends: [] })
  })

  test('of a person who was erased is an objection once more', async () => {
    const link = await linkOf()
    await press(link)
    const [objection] = await collector.store.receipts.findReceipts('demo', {}, { limit: 1 })
    const { subjectId } = JSON.parse(objection?.text ?? '').payload
    const erasing = { scope: 'erase', body: { subjectId } } as const
    expect((await collector.call('/admin/v1/sites/demo/erasures', erasing)).status).toBe(200)
    expect((await press(link)).status).toBe(200)
    expect((await subject(subjectId)).status.analytics.status).toBe('refused')
    const size = await collector.size()
    await press(link)
    expect(await collector.size()).toBe(size)
  })

  test('says nothing of whom and what it is for, and two of one person are not alike', async () => {
    const [one, two] = [await linkOf(), await linkOf()]
    const bytes = Buffer.from(one.slice(3, -5), 'base64url').toString('latin1')
    for (const text of [one, bytes]) expect(text).not.toMatch(/1042|customer|analytics/)
    const common = [...one.slice(3, -5)].filter((letter, at) => letter === two.at(at + 3))
    expect(common.length).toBeLessThan(20)
  })
})

describe('unknown, used and wrong tokens', () => {
  const tokens = async () => {
    const used = await linkOf()
    await press(used)
    const cut = used.slice(0, -6)
    return {
      used,
      unknown: await linkOf('analytics', 'nobody'),
      changed: used.replace(/^\/w\/./, (text) => `/w/${text.endsWith('A') ? 'B' : 'A'}`),
      short: '/w/AAAA.demo',
      empty: '/w/.demo',
      foreign: `${cut}.other`,
    }
  }

  test('answer alike: the same status, headers and bytes', async () => {
    await consent()
    const answers = async (call: (link: string) => ReturnType<typeof press>) =>
      Promise.all(
        Object.entries(await tokens())
          .filter(([name]) => name !== 'foreign')
          .map(async ([, link]) => {
            const { status, headers, text } = await call(link)
            return JSON.stringify([status, [...headers], text])
          }),
      )
    expect(new Set(await answers((link) => press(link))).size).toBe(1)
    expect(new Set(await answers((link) => collector.call(link))).size).toBe(1)
    expect((await press('/w/AAAA')).status).toBe(200)
    expect((await press('/w/AAAA.nowhere')).status).toBe(200)
    expect(collector.errors).toEqual([])
  })

  test('answer no sooner than one that withdraws', async () => {
    await consent()
    const links = Object.values(await tokens())
    const timeOf = async (link: string) => {
      const start = performance.now()
      await press(link)
      return performance.now() - start
    }
    for (const link of [...links, '/w/AAAA.nowhere']) {
      expect(await timeOf(link)).toBeGreaterThanOrEqual(99)
    }
  })

  test('change nothing, unless they are of this key', async () => {
    await consent()
    const { unknown, ...others } = await tokens()
    const before = await collector.size()
    for (const link of Object.values(others)) await press(link)
    const site = 'demo'
    const otherKey = crypto.getRandomValues(new Uint8Array(32))
    const sealed = { site, purpose: 'analytics', reference: 'another' }
    await press(`/w/${await sealWithdrawal(sealed, otherKey)}`)
    expect(await collector.size()).toBe(before)
    await press(unknown)
    expect(await collector.size()).toBe(before + 1)
  })
})

describe('the page', () => {
  const pageIn = async (language: string) =>
    (await collector.call('/w/AAAA.demo', { headers: { 'Accept-Language': language } })).text

  test('speaks the first of a browser’s languages that the policy has', async () => {
    await collector.publish(inLanguages('en', 'sv', 'ar'))
    expect(await pageIn('fi, sv-FI;q=0.8, en;q=0.5')).toContain('<html lang="sv" dir="ltr">')
    expect(await pageIn('ar-EG')).toContain('<html lang="ar" dir="rtl">')
    expect(await pageIn('fi')).toContain('<html lang="en" dir="ltr">')
    expect(await pageIn('')).toContain('Withdraw your consent')
    await press(await linkOf(), { 'Accept-Language': 'sv' })
    const { body } = await collector.call('/admin/v1/sites/demo/receipts', { scope: 'read' })
    expect(body.records[0].language).toBe('sv')
  })

  test('has words in every language', async () => {
    await collector.publish(inLanguages(...knownLocales))
    const titles = await Promise.all(
      knownLocales.map(async (locale) => /<title>(.+)<\/title>/.exec(await pageIn(locale))?.[1]),
    )
    expect(titles.filter(Boolean)).toHaveLength(knownLocales.length)
    expect(new Set(titles).size).toBeGreaterThan(30)
  })

  test('names who asks, as text', async () => {
    const { controller } = testPolicy()
    await collector.publish({ controller: { ...controller, name: 'A & <b>B</b>' } })
    expect(await pageIn('en')).toContain('>A &amp; &lt;b&gt;B&lt;/b&gt;</a>')
  })
})

describe('the browser that presses, on the site’s own origin', () => {
  beforeEach(() => {
    collector.deps.url = 'https://shop.example/kvitto'
  })

  const given = async () => {
    const browser = await collector.post({ decidedAt: '2026-11-21T11:00:00Z' })
    const { body } = await collector.call('/admin/v1/sites/demo/receipts?limit=1', {
      scope: 'read',
    })
    const state = {
      policyVersion: collector.policyVersion,
      decidedAt: Date.parse('2026-11-21T11:00:00Z') / 1000,
      expiresAt: Date.parse('2027-11-21T11:00:00Z') / 1000,
      receipt: await hashText(browser.receipt),
      isPending: false,
      purposes: { analytics: { mark: 'g', meaning: 'A'.repeat(8) } },
      services: {},
    } as const
    return { state, browserId: body.records[0].subjectId as string }
  }

  test('is withdrawn too: its state cookie, and its own grant in the log', async () => {
    const { state, browserId } = await given()
    const { subjectId } = await consent()
    const cookie = `theme=dark; kvitto=${formatState(state)}`
    const { headers } = await press(await linkOf(), { Cookie: cookie })
    const set = headers.get('Set-Cookie') ?? ''
    expect(set).toMatch(/; Path=\/; Max-Age=\d+; SameSite=Lax; Secure$/)
    expect(parseState(/^kvitto=([^;]+)/.exec(set)?.[1] ?? '')).toMatchObject({
      receipt: '-',
      decidedAt: Date.parse('2026-11-21T00:00:00Z') / 1000,
      purposes: { analytics: { mark: 'w' } },
    })
    expect((await subject(browserId)).status.analytics.status).toBe('withdrawn')
    expect((await subject(subjectId)).status.analytics.status).toBe('withdrawn')
  })

  test('is withdrawn also where the link was used before', async () => {
    const { state, browserId } = await given()
    const link = await linkOf()
    await press(link)
    await press(link, { Cookie: `kvitto=${formatState(state)}` })
    expect((await subject(browserId)).status.analytics.status).toBe('withdrawn')
  })

  test('keeps what else it gave, and its receipt, but no service given for that purpose', async () => {
    const { state } = await given()
    await collector.publish(withServices())
    const purposes = { ...state.purposes, letters: { mark: 'g', meaning: 'B'.repeat(8) } } as const
    const services = { film: 'g', post: 'g' } as const
    const cookie = `kvitto=${formatState({ ...state, purposes, services })}`
    const { headers } = await press(await linkOf(), { Cookie: cookie })
    const after = parseState(/^kvitto=([^;]+)/.exec(headers.get('Set-Cookie') ?? '')?.[1] ?? '')
    expect(after).toMatchObject({
      receipt: state.receipt,
      expiresAt: state.expiresAt,
      purposes: { analytics: { mark: 'w' }, letters: { mark: 'g' } },
      services: { post: 'g' },
    })
    expect(after?.services.film).toBeUndefined()
    const { body } = await collector.call('/admin/v1/sites/demo/receipts?limit=1', {
      scope: 'read',
    })
    expect(body.records[0].services).toEqual({ film: 'refused' })
  })

  test('is left alone by a wrong token, by garbage, and where the collector is elsewhere', async () => {
    const { state, browserId } = await given()
    const Cookie = `kvitto=${formatState(state)}`
    const link = await linkOf()
    expect((await press('/w/AAAA.demo', { Cookie })).headers.get('Set-Cookie')).toBeNull()
    expect((await press(link, { Cookie: 'kvitto=1.x' })).headers.get('Set-Cookie')).toBeNull()
    collector.deps.url = 'https://collect.example/kvitto'
    expect((await press(link, { Cookie })).headers.get('Set-Cookie')).toBeNull()
    expect((await subject(browserId)).status.analytics.status).toBe('given')
  })
})

describe('where it cannot withdraw the page asks again, with the status of the error', () => {
  const FAILED = '<p role="alert">That did not work.'
  test('lost secrets', async () => {
    const link = await linkOf()
    collector = await startTestCollector({ store: collector.store })
    const { status, text } = await press(link)
    expect(status).toBe(503)
    expect(text).toContain('<form method="post">')
    expect(text).toContain('Shop AB')
    expect(text).not.toContain('is withdrawn')
    expect(text).toContain(FAILED)
    expect(text).toMatch(/<title>That did not work\..* Withdraw your consent<\/title>/)
    expect((await collector.call(link)).text).not.toContain(FAILED)
    expect(await collector.deps.metrics.text()).toContain('code="secrets_lost"} 1')
  })

  test('a failing store, of which a client hears nothing', async () => {
    const link = await linkOf()
    collector.store.receipts.append = async () => {
      throw new Error('disk full at /secret/path')
    }
    const { status, headers, text } = await press(link)
    expect([status, collector.errors.length]).toEqual([500, 1])
    expect(text).toContain('<form method="post">')
    expect(text).not.toContain('secret')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(text).toContain(FAILED)
  })

  test('a store of which no policy can be read, in the browser’s language', async () => {
    const link = await linkOf()
    collector.store.sites.listPublications = async () => {
      throw new Error('disk full')
    }
    const answer = await collector.call(link, { headers: { 'Accept-Language': 'sv-SE, en;q=0.5' } })
    expect(answer.status).toBe(500)
    expect(answer.text).toContain('<html lang="sv" dir="ltr">')
    expect(answer.text).toContain('<p role="alert">Det gick inte.')
  })
})

describe('an address that is no link', () => {
  test.each([
    ['GET', '/w'],
    ['GET', '/w/'],
    ['GET', '/w/AAAA.demo/x'],
    ['GET', '/w/AAAA.demo%00'],
    ['POST', '/w'],
  ])('%s %s answers a page that says so, and has no button', async (method, path) => {
    const headers = { 'Accept-Language': 'sv' }
    const answer = await collector.call(path, { method, headers })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.text).toMatch(/<html lang="\w+" dir="ltr">/)
    expect(answer.text).toContain('<p role="alert">')
    expect(answer.text).not.toContain('<form')
    expect(collector.errors).toEqual([])
  })

  test('with a slash too many is the link', async () => {
    const { subjectId } = await consent()
    const link = `${await linkOf()}/`
    expect((await collector.call(link)).text).toContain('<form method="post">')
    expect((await press(link)).text).toContain('is withdrawn')
    expect((await subject(subjectId)).status.analytics.status).toBe('withdrawn')
  })
})

function inLanguages(...locales: string[]) {
  const texts = testPolicy().texts.en
  const all = (text: unknown): unknown => {
    if (typeof text !== 'object' || text === null) return text
    if ('en' in text && typeof text.en === 'string') {
      return Object.fromEntries(locales.map((locale) => [locale, text.en]))
    }
    if (Array.isArray(text)) return text.map(all)
    return Object.fromEntries(Object.entries(text).map(([name, member]) => [name, all(member)]))
  }
  const { categories, purposes } = all(testPolicy()) as ReturnType<typeof testPolicy>
  return {
    categories,
    purposes,
    texts: Object.fromEntries(locales.map((locale) => [locale, texts])) as ReturnType<
      typeof testPolicy
    >['texts'],
  }
}

function twoPurposes() {
  const { purposes } = testPolicy()
  const letters = purposes.flatMap((each) =>
    each.id === 'analytics' ? { ...each, id: 'letters' } : [],
  )
  return { purposes: [...purposes, ...letters] }
}

function withServices() {
  const service = (id: string, purpose: string) =>
    testService(id, { purposes: [purpose], hosts: [`${id}.example`] })
  return { ...twoPurposes(), services: [service('film', 'analytics'), service('post', 'letters')] }
}
