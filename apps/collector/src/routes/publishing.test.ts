import { createHash } from 'node:crypto'
import { brotliDecompressSync } from 'node:zlib'
import { hashText } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
beforeEach(async () => {
  collector = await startTestCollector()
})

const SITE = '/admin/v1/sites/demo'
const sha256 = (text: string) => createHash('sha256').update(text).digest()
const slice = async () => {
  const { text } = await collector.call('/s/demo/kvitto.js')
  return JSON.parse(text.slice('run('.length, -1))
}

describe('a site', () => {
  test('is registered with 201, then changed with 200', async () => {
    const put = (body: object) =>
      collector.call('/admin/v1/sites/shop', { scope: 'publish', method: 'PUT', body })
    const made = await put({})
    const createdAt = '2026-11-21T12:00:00.000Z'
    expect([made.status, made.body]).toEqual([
      201,
      { site: 'shop', createdAt, void: [], guard: 'on' },
    ])
    const changed = await put({ guard: 'off' })
    expect([changed.status, changed.body.guard]).toEqual([200, 'off'])
    expect((await put({ owner: 'x' })).body.error.code).toBe('body_invalid')
  })

  test('has an id of small letters, digits and hyphens', async () => {
    const put = { scope: 'publish', method: 'PUT', body: {} } as const
    for (const id of ['Shop', 'a'.repeat(41), 'a%20b', 'a.b']) {
      expect((await collector.call(`/admin/v1/sites/${id}`, put)).status).toBe(400)
    }
  })
})

describe('a policy', () => {
  test('gets an entry in the log and ready script tags; again it is the same', async () => {
    const first = await collector.publish({ version: 'b' })
    expect(first.status).toBe(201)
    expect(Object.keys(first.body).sort()).toEqual([
      'effectiveAt',
      'index',
      'meanings',
      'policyVersion',
      'snippets',
    ])
    const size = await collector.size()
    const again = await collector.publish({ version: 'b' })
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(await collector.size()).toBe(size)
  })

  test('that is invalid is refused by its first issue, with nothing changed', async () => {
    const size = await collector.size()
    const answer = await collector.publish({ jurisdiction: 'Sweden' })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'policy_invalid'])
    expect(answer.body.error.message).toMatch(/^expected .+, found /)
    expect(answer.body.error.path).toBe('jurisdiction')
    const other = await collector.publish({ site: 'other' })
    expect(other.body.error).toMatchObject({ code: 'policy_invalid', path: 'site' })
    expect((await collector.call(`${SITE}/policies`, { scope: 'publish', body: {} })).status).toBe(
      400,
    )
    expect(await collector.size()).toBe(size)
  })

  test('of a site that is not registered is refused', async () => {
    const policy = testPolicy({ site: 'nowhere' })
    const path = '/admin/v1/sites/nowhere/policies'
    const answer = await collector.call(path, { scope: 'publish', body: { policy } })
    expect([answer.status, answer.body.error.code]).toEqual([404, 'site_unknown'])
  })

  test('is served as its exact bytes for ever, also when another is in force', async () => {
    await collector.publish({ version: 'b' })
    const path = `/v1/sites/demo/policies/${collector.policyVersion}`
    const { text, headers } = await collector.call(path)
    expect(await hashText(text)).toBe(collector.policyVersion)
    expect(headers.get('Cache-Control')).toContain('immutable')
    const elsewhere = { headers: { Origin: 'https://not-registered.example' } }
    const seen = (await collector.call(path, elsewhere)).headers
    expect(seen.get('Access-Control-Allow-Origin')).toBe('*')
    expect((await collector.call(`/v1/sites/demo/policies/${'A'.repeat(43)}`)).status).toBe(404)
  })

  test('that is planned takes over at its time, and travels as next until then', async () => {
    const effectiveAt = '2026-12-01T00:00:00Z'
    const planned = (await collector.publish({ version: 'planned', effectiveAt })).body
      .policyVersion
    const inForce = async () => (await collector.call('/v1/sites/demo/policy')).body.policyVersion
    expect(await inForce()).toBe(collector.policyVersion)
    expect(await slice()).toMatchObject({
      policyVersion: collector.policyVersion,
      next: { policyVersion: planned, at: Date.parse(effectiveAt) },
    })
    collector.clock.at = '2026-12-01T00:00:00.000Z'
    expect(await inForce()).toBe(planned)
    expect(await slice()).not.toHaveProperty('next')
  })

  test('published again after another is a roll-back', async () => {
    collector.clock.at = '2026-11-21T13:00:00.000Z'
    await collector.publish({ version: 'b' })
    collector.clock.at = '2026-11-21T14:00:00.000Z'
    const back = await collector.publish()
    expect([back.status, back.body.policyVersion]).toEqual([201, collector.policyVersion])
    expect((await slice()).policyVersion).toBe(collector.policyVersion)
  })

  test('in force is answered with an ETag, and 304 to who has it', async () => {
    const first = await collector.call('/v1/sites/demo/policy')
    expect(Object.keys(first.body).sort()).toEqual(['meanings', 'policy', 'policyVersion'])
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    const again = await collector.call('/v1/sites/demo/policy', { headers })
    expect([again.status, again.text]).toEqual([304, ''])
  })
})

describe('the floating script', () => {
  test('is the loader with the slice inside, for any page, for five minutes', async () => {
    const { text, headers } = await collector.call('/s/demo/kvitto.js', {
      headers: { Origin: 'https://evil.example' },
    })
    expect(text).toMatch(/^run\(\{.*\}\)$/)
    expect(await slice()).toMatchObject({ site: 'demo', build: collector.deps.build.build })
    expect(headers.get('Cache-Control')).toBe('public, max-age=300, stale-if-error=86400')
    expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    for (const known of [headers.get('ETag'), `"x", W/${headers.get('ETag')}`]) {
      const ifNoneMatch = { 'If-None-Match': known ?? '' }
      const again = await collector.call('/s/demo/kvitto.js', { headers: ifNoneMatch })
      expect([again.status, again.text]).toEqual([304, ''])
    }
  })

  test('names void versions at once', async () => {
    const body = { void: [collector.policyVersion] }
    await collector.call(SITE, { scope: 'publish', method: 'PUT', body })
    expect((await slice()).void).toEqual([collector.policyVersion])
  })

  test('holds no character that could end a script element or a line', async () => {
    const reopen = 'Choices </script>\u2028'
    const dataTypes = { device: 'Device data' }
    await collector.publish({ texts: { en: { title: 'T', intro: 'I', reopen, dataTypes } } })
    const { text } = await collector.call('/s/demo/kvitto.js')
    expect(text).not.toMatch(/[<\u2028\u2029]/)
    expect((await slice()).reopen).toEqual({ en: reopen })
  })

  test('of a site without a policy, or of no site, is 404 with its CORS header', async () => {
    await collector.call('/admin/v1/sites/empty', { scope: 'publish', method: 'PUT', body: {} })
    for (const site of ['empty', 'nowhere']) {
      const { status, headers } = await collector.call(`/s/${site}/kvitto.js`)
      expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([404, '*'])
    }
  })
})

test('the pinned script has the bytes that its tag promises, and stays', async () => {
  const { snippets } = (await collector.publish({ version: 'b' })).body
  const base = 'https://collect.example/kvitto/s/demo'
  expect(snippets.floating).toBe(`<script src="${base}/kvitto.js"></script>`)
  const [, path = '', integrity = ''] =
    /src="https:\/\/collect\.example\/kvitto([^"]+)" integrity="sha256-([^"]+)" crossorigin>/.exec(
      snippets.pinned,
    ) ?? []
  await collector.publish({ version: 'c' })
  const { status, text, headers } = await collector.call(path)
  expect(status).toBe(200)
  expect(sha256(text).toString('base64')).toBe(integrity)
  expect(headers.get('Cache-Control')).toContain('immutable')
  expect((await collector.call(`/s/demo/kvitto.${'A'.repeat(43)}.js`)).status).toBe(404)
})

test('snippets of every kind can be had of what is in force', async () => {
  const published = (await collector.publish({ version: 'b' })).body
  const { status, body } = await collector.call('/v1/sites/demo/snippets')
  expect([status, body.policyVersion]).toEqual([200, published.policyVersion])
  expect(body.snippets).toEqual(published.snippets)
  expect(Object.keys(body.snippets)).toEqual(['inlined', 'pinned', 'floating', 'strict'])
})

test('the inlined snippet knows its collector, and no text in it ends its element', async () => {
  const { inlined } = (await collector.publish({ version: 'b' })).body.snippets
  const [, text = ''] = /^<script>(.*)<\/script>$/s.exec(inlined) ?? []
  expect(text).not.toMatch(/<\/script|<!--/i)
  const inside = JSON.parse(text.slice('run('.length, -1))
  expect(inside).toMatchObject({ site: 'demo', collector: 'https://collect.example/kvitto' })
})

test('the strict snippet has a policy for each purpose after one that always stands', async () => {
  const { strict } = (await collector.publish({ version: 'b' })).body.snippets
  const metas = strict.match(/<meta [^>]*http-equiv="Content-Security-Policy"[^>]*>/g) ?? []
  const purposes = Object.keys((await slice()).meanings)
  expect(metas).toHaveLength(1 + purposes.length)
  expect(metas[0]).toContain(' https://collect.example/kvitto/;')
})

describe('brotli', () => {
  const load = async (path: string, acceptEncoding: string, etag = '') => {
    const init = { headers: { 'Accept-Encoding': acceptEncoding, 'If-None-Match': etag } }
    const response = await collector.app.request(path, init)
    const { status, headers } = response
    return { status, headers, body: Buffer.from(await response.arrayBuffer()) }
  }
  const script = 'text/javascript; charset=utf-8'
  const texts = async () => {
    const { policyVersion, snippets } = (await collector.publish()).body
    const pinned = /s\/demo\/kvitto\.[^"]+\.js/.exec(snippets.pinned)?.[0]
    return [
      { path: '/s/demo/kvitto.js', type: script },
      { path: `/${pinned}`, type: script },
      { path: `/builds/${collector.deps.build.build}/loader.js`, type: script },
      { path: `/v1/sites/demo/policies/${policyVersion}`, type: 'application/json' },
    ]
  }

  test('is what scripts, build files and policies travel in, where the client takes it', async () => {
    for (const { path, type } of await texts()) {
      const plain = await load(path, 'gzip, br;q=0')
      const small = await load(path, 'gzip, deflate, br;q=0.9, zstd')
      expect(plain.headers.get('Content-Encoding')).toBeNull()
      expect(small.headers.get('Content-Encoding')).toBe('br')
      expect(brotliDecompressSync(small.body)).toEqual(plain.body)
      for (const { headers } of [plain, small]) {
        expect(headers.get('Vary')).toMatch(/^Accept-Encoding\b/)
        expect(headers.get('Content-Type')).toBe(type)
      }
    }
  })

  test('has an ETag of its own, and 304 for who has that one alone', async () => {
    for (const { path } of await texts()) {
      const [plain, small] = [await load(path, ''), await load(path, 'br')]
      const [plainTag, smallTag] = [plain, small].map(({ headers }) => headers.get('ETag') ?? '')
      expect(plainTag).not.toBe(smallTag)
      const again = await load(path, 'br', smallTag)
      expect([again.status, again.body.length]).toEqual([304, 0])
      expect(again.headers.get('Vary')).toMatch(/^Accept-Encoding\b/)
      expect((await load(path, 'br', plainTag)).status).toBe(200)
    }
  })
})

describe('a build', () => {
  test('is kept, logged once for a site, and served file by file', async () => {
    const files = {
      'app.js': Buffer.from('1').toString('base64'),
      'a/b.js': Buffer.from('2').toString('base64'),
    }
    const body = { version: '9', files }
    const first = await collector.call(`${SITE}/builds`, { scope: 'publish', body })
    expect(first.status).toBe(201)
    const again = await collector.call(`${SITE}/builds`, { scope: 'publish', body })
    expect(again.body).toEqual(first.body)
    const file = await collector.call(`/builds/${first.body.build}/a/b.js`)
    expect([file.status, file.text]).toEqual([200, '2'])
    expect(file.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(file.headers.get('Cache-Control')).toContain('immutable')
    const manifest = await collector.call(`/builds/${first.body.build}`)
    expect(await hashText(manifest.text)).toBe(first.body.build)
    expect(manifest.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(manifest.headers.get('Cache-Control')).toContain('immutable')
    const unknown = await collector.call('/builds/nope')
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'build_unknown'])
  })

  test('in use is served, and no other path is', async () => {
    const { build } = collector.deps.build
    expect((await collector.call(`/builds/${build}/loader.js`)).status).toBe(200)
    for (const path of ['nope.js', '__proto__', 'constructor', '..%2Fpackage.json']) {
      const answer = await collector.call(`/builds/${build}/${path}`)
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 404, 'build_unknown'])
    }
  })
})

test('no site is called as access logs are, but one that is there goes on', async () => {
  const put = { scope: 'publish', method: 'PUT', body: {} } as const
  const refused = await collector.call('/admin/v1/sites/access', put)
  expect([refused.status, refused.body.error.code]).toEqual([400, 'body_invalid'])
  await collector.store.sites.putSite('access', {}, '2026-11-20T10:00:00.000Z')
  expect((await collector.call('/admin/v1/sites/access', put)).status).toBe(200)
})

test.each([
  ['nowhere', 'found nowhere'],
  ['No%20where', 'found another name'],
  ['%3Cb%3E', 'found another name'],
])('a site that is not registered is named where its name is an id: %s', async (site, found) => {
  const { body } = await collector.call(`/v1/sites/${site}/log/checkpoint`)
  expect(body.error.message).toBe(`expected a registered site, ${found}`)
})
