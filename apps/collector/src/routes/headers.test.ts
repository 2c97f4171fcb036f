import { expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'

const SHOP = 'https://shop.example'
const EVIL = 'https://evil.example'

const collector = await startTestCollector()
const { build } = collector.deps.build

/** Of every kind of answer: found, not found, wrong, without a token. */
const SITE_PATHS: [string, string][] = [
  ['GET', '/v1/sites/demo/policy'],
  ['GET', '/v1/sites/demo/snippets'],
  ['GET', '/v1/sites/demo/log/checkpoint'],
  ['GET', '/v1/sites/demo/log/tile/0/000'],
  ['GET', '/v1/sites/demo/nothing'],
  ['GET', '/v1/sites/nowhere/policy'],
  ['POST', '/v1/sites/demo/receipts'],
  ['POST', '/v1/sites/demo/host/receipts'],
  ['OPTIONS', '/v1/sites/demo/receipts'],
]
const PUBLISHED: [string, string][] = [
  ['GET', '/s/demo/kvitto.js'],
  ['GET', '/s/nowhere/kvitto.js'],
  ['GET', `/builds/${build}`],
  ['GET', `/builds/${build}/loader.js`],
  ['GET', `/v1/sites/demo/policies/${collector.policyVersion}`],
]
const OTHERS: [string, string][] = [
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/w/token'],
  ['POST', '/w/token'],
  ['GET', '/admin/v1/tokens'],
  ['GET', '/admin/v1/sites/demo/receipts'],
  ['PUT', '/admin/v1/sites/demo'],
  ['GET', '/nothing'],
  ['GET', '/%00'],
]

const ask = (method: string, path: string, origin: string) =>
  collector.call(path, {
    method,
    headers: { Origin: origin },
    ...(method === 'POST' && { body: '{' }),
  })

test.each([...SITE_PATHS, ...PUBLISHED, ...OTHERS])(
  '%s %s: no sniffing, no credentials, no word of what serves it',
  async (method, path) => {
    for (const origin of [SHOP, EVIL]) {
      const { headers } = await ask(method, path, origin)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(headers.get('Server')).toBeNull()
      expect(headers.get('X-Powered-By')).toBeNull()
    }
  },
)

test.each(SITE_PATHS)('%s %s: read by the site’s own origins alone', async (method, path) => {
  const own = await ask(method, path, SHOP)
  const isSite = path.includes('/demo/')
  expect(own.headers.get('Access-Control-Allow-Origin')).toBe(isSite ? SHOP : null)
  const other = await ask(method, path, EVIL)
  expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull()
  // A cache between must not give one origin's answer to another.
  for (const { headers } of [own, other]) expect(headers.get('Vary')).toContain('Origin')
})

test.each(PUBLISHED)('%s %s: read by any page, alike', async (method, path) => {
  const [own, other] = [await ask(method, path, SHOP), await ask(method, path, EVIL)]
  expect(own.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(other.headers.get('Access-Control-Allow-Origin')).toBe('*')
})

test.each(OTHERS)('%s %s: read by no page of another origin', async (method, path) => {
  const { headers } = await ask(method, path, SHOP)
  expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
})
