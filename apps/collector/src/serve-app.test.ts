import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AppServer, serveApp, type Timeouts } from './serve-app.ts'
import { startTestCollector } from './testing/test-collector.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
const SOON: Partial<Timeouts> = {
  headersTimeout: 300,
  requestTimeout: 400,
  connectionsCheckingInterval: 50,
}

let collector: Collector
let server: AppServer
beforeEach(async () => {
  collector = await startTestCollector()
})
afterEach(() => server.stop())

async function serve(maxConnections = 0): Promise<void> {
  server = await serveApp(collector.deps, { port: 0, host: '127.0.0.1', maxConnections }, SOON)
}

/** Writes what a client writes; resolves to what it gets until the connection ends. */
async function talk(text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.on('error', () => {})
  socket.write(text)
  await once(socket, 'close')
  return answer
}

async function refusals(): Promise<Record<string, number>> {
  const text = await collector.deps.metrics.text()
  const found = text.matchAll(/^kvitto_connections_refused_total\{reason="(\w+)"\} (\d+)$/gm)
  return Object.fromEntries([...found].map(([, reason, n]) => [reason, Number(n)]))
}

const HEAD = 'POST /v1/sites/demo/receipts HTTP/1.1\r\nHost: x\r\n'

describe('a connection without a whole request', () => {
  test.each([
    ['headers that do not end', `${HEAD}X-Drip: a`, 408, 'request_timeout'],
    ['a body that does not end', `${HEAD}Content-Length: 500\r\n\r\n{`, 408, 'request_timeout'],
    [
      'a chunked body that does not end',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{`,
      408,
      'request_timeout',
    ],
    [
      'headers larger than any',
      `${HEAD}X: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['what is no HTTP', 'hello\r\n\r\n', 400, 'request_malformed'],
    [
      'two lengths',
      `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      400,
      'request_malformed',
    ],
    [
      'a length and chunks',
      `${HEAD}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'request_malformed',
    ],
    [
      'CONNECT',
      'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n',
      400,
      'request_malformed',
    ],
  ])('%s: told so in time, and counted', async (_name, text, status, code) => {
    await serve()
    const from = performance.now()
    const answer = await talk(text)
    expect(performance.now() - from).toBeLessThan(3000)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toContain('X-Content-Type-Options: nosniff')
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))
    expect(body.error.code).toBe(code)
    expect(body.error.message).toMatch(/^expected .+, found .+/)
    expect(await refusals()).toEqual({ [code]: 1 })
    expect(collector.errors).toEqual([])
  })

  test('one that is hung up is counted', async () => {
    await serve()
    const socket = connect(server.port, '127.0.0.1')
    socket.end(`${HEAD}Content-Length: 5`)
    socket.resume()
    await once(socket, 'close')
    await expect.poll(refusals).toEqual({ hung_up: 1 })
  })

  test('more than may be open at once are dropped, counted, and taken again later', async () => {
    await serve(2)
    const held = [1, 2].map(() => connect(server.port, '127.0.0.1'))
    await Promise.all(held.map((socket) => once(socket, 'connect')))
    await expect.poll(() => collector.deps.metrics.text()).toMatch(/^kvitto_connections_open 2$/m)
    expect(await talk('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('')
    expect(await refusals()).toEqual({ limit: 1 })
    for (const socket of held) socket.destroy()
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${server.port}/healthz`).then(({ status }) => status, String),
      )
      .toBe(200)
  })
})

describe('a request without an address', () => {
  test.each([
    ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['no host in HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['a backslash', 'GET /\\evil HTTP/1.1\r\nHost: x:y\r\nConnection: close\r\n\r\n'],
  ])('%s: 400 with a code, counted', async (_name, text) => {
    await serve()
    const answer = await talk(text)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
    expect(answer).toContain('"code":"request_malformed"')
    const text2 = await collector.deps.metrics.text()
    expect(text2).toContain('kvitto_rejections_total{code="request_malformed"} 1')
  })
})

test('an expectation that nobody has is no reason to refuse', async () => {
  await serve()
  const answer = await talk(
    'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
})

test('the address that limits look at is the socket’s', async () => {
  await serve()
  const seen: unknown[] = []
  collector.deps.limits.fromAddress = async (connection) => void seen.push(connection)
  const { receipt } = await collector.post()
  seen.length = 0
  await fetch(`http://127.0.0.1:${server.port}/v1/sites/demo/receipts`, {
    method: 'POST',
    headers: { 'X-Forwarded-For': '203.0.113.7' },
    body: JSON.stringify({ receipt }),
  })
  expect(seen).toEqual([{ address: '127.0.0.1', forwarded: '203.0.113.7' }])
})
