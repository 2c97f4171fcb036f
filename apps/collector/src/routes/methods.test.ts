import { expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'

const { call } = await startTestCollector()

test.each([
  ['DELETE', '/healthz', 'GET, HEAD'],
  ['GET', '/v1/sites/demo/receipts', 'POST'],
  ['POST', '/v1/sites/demo/policy', 'GET, HEAD'],
  ['PATCH', '/admin/v1/tokens', 'GET, HEAD, POST'],
  ['GET', '/admin/v1/tokens/some', 'DELETE'],
  ['PUT', '/s/demo/kvitto.js', 'GET, HEAD'],
  ['PUT', '/w/token', 'GET, HEAD, POST'],
  ['OPTIONS', '/healthz', 'GET, HEAD'],
])('%s %s is not taken, and the answer says what is', async (method, path, allow) => {
  const answer = await call(path, { method })
  expect([answer.status, answer.headers.get('Allow')]).toEqual([405, allow])
  if (path.startsWith('/w/')) expect(answer.text).toContain('<h1')
  else expect(answer.body).toMatchObject({ error: { code: 'method_not_allowed' } })
})

test.each([
  ['HEAD', '/healthz', 200],
  ['GET', '/nothing', 404],
  ['POST', '/v1/sites/demo/nothing', 404],
  ['GET', '/v1/sites/nowhere/policy', 404],
])('%s %s is answered by %i, without a word of methods', async (method, path, status) => {
  const answer = await call(path, { method })
  expect([answer.status, answer.headers.get('Allow')]).toEqual([status, null])
})
