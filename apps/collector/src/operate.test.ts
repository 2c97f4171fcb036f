import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { CollectorError } from './collector-error.ts'
import { readConfig } from './config.ts'
import { createLogger, describeError } from './logger.ts'
import { serveMetrics } from './serve-metrics.ts'
import { startTestCollector } from './testing/test-collector.ts'

test('it says that it is alive whatever its database does, and ready only where that answers', async () => {
  const { call, deps, errors } = await startTestCollector()
  expect(await call('/healthz')).toMatchObject({ status: 200, body: { alive: true } })
  expect(await call('/readyz')).toMatchObject({ status: 200, body: { ready: true } })
  const cause = new Error('the disk is gone')
  deps.isReady = () => Promise.reject(cause)
  expect(await call('/healthz')).toMatchObject({ status: 200 })
  const answer = await call('/readyz')
  expect(answer).toMatchObject({ status: 503, body: { error: { code: 'not_ready' } } })
  expect(answer.headers.get('Retry-After')).toBe('5')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(answer.text).not.toContain('disk')
  expect(errors).toEqual([cause])
})

test('metrics count what was written, what was refused and why, and how long each log is', async () => {
  const { call, deps, post, postText, size } = await startTestCollector()
  const { receipt } = await post()
  await postText(JSON.stringify({ receipt }))
  await postText('{')
  await call('/nothing')
  const text = await deps.metrics.text()
  expect(text).toContain(`kvitto_log_entries{site="demo"} ${await size()}`)
  expect(text).toMatch(/kvitto_appends_total\{outcome="appended"\} \d/)
  expect(text).toContain('kvitto_appends_total{outcome="known"} 1')
  expect(text).toContain('kvitto_rejections_total{code="body_malformed"} 1')
  expect(text).toContain('kvitto_rejections_total{code="not_found"} 1')
  expect(text).toContain('kvitto_queue_entries 0')
  expect(text).toMatch(/kvitto_commit_seconds_count [1-9]/)
  expect(text).toMatch(/kvitto_batch_entries_bucket\{le="1"\} [1-9]/)
  // Nothing of a person.
  expect(text).not.toMatch(/\d+\.\d+\.\d+\.\d+|[A-Za-z0-9_-]{43}|Mozilla/)
})

test('metrics count who read what: the log, what was recorded, what was refused as it could not be', async () => {
  const { call, deps, store } = await startTestCollector()
  const read = () => call('/admin/v1/sites/demo/receipts', { scope: 'read' })
  const refused = 'kvitto_accesses_total{outcome="refused"}'
  expect(await deps.metrics.text()).toContain('kvitto_access_log_entries{site="demo"} 0')
  expect(await deps.metrics.text()).toContain(`${refused} 0`)
  for (let n = 0; n < 3; n++) await read()
  store.accesses.append = async () => {
    throw new CollectorError('store_unavailable', 'no room', { retryAfter: 5 })
  }
  expect((await read()).status).toBe(503)
  const text = await deps.metrics.text()
  expect(text).toContain('kvitto_access_log_entries{site="demo"} 3')
  expect(text).toContain('kvitto_accesses_total{outcome="recorded"} 3')
  expect(text).toContain(`${refused} 1`)
})

test('metrics answer on a port of their own, and nothing else does there', async () => {
  const { deps } = await startTestCollector()
  const server = await serveMetrics(deps.metrics, { port: 0, host: '127.0.0.1' })
  const { port } = server.address() as AddressInfo
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`)
  try {
    const answer = await get('/metrics')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toContain('text/plain; version=0.0.4')
    expect(await answer.text()).toContain('# TYPE kvitto_appends_total counter')
    // Prometheus adds what its own settings name as `params`.
    expect((await get('/metrics?format=text')).status).toBe(200)
    expect((await get('/')).status).toBe(404)
    deps.metrics.text = () => Promise.reject(new Error('away'))
    const failed = await get('/metrics')
    expect([failed.status, failed.headers.get('Retry-After')]).toEqual([503, '5'])
  } finally {
    server.close()
  }
})

test.each([
  ['fails', () => Promise.reject(new Error('away'))],
  ['never answers', () => new Promise<never>(() => {})],
])('where the database %s, metrics say so and tell what is known without it', async (_, asked) => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const { deps, store, post } = await startTestCollector()
    await post()
    const { listSites } = store.sites
    const read = async () => {
      const text = deps.metrics.text()
      await vi.runAllTimersAsync()
      return text
    }
    const whole = await read()
    expect(whole).toContain('kvitto_store_up 1')
    expect(whole).toMatch(/^kvitto_log_entries\{site="demo"\} \d/m)
    store.sites.listSites = asked
    const text = await read()
    expect(text).toContain('kvitto_store_up 0')
    expect(text).toContain('kvitto_queue_entries 0')
    expect(text).toMatch(/kvitto_appends_total\{outcome="appended"\} \d/)
    // What it was some time ago would stop an alarm.
    expect(text).not.toMatch(/^kvitto_(access_)?log_entries/m)
    store.sites.listSites = listSites
    expect(await read()).toContain('kvitto_store_up 1')
  } finally {
    vi.useRealTimers()
  }
})

test('metrics are on no address of the service itself', async () => {
  const { call } = await startTestCollector()
  expect((await call('/metrics')).status).toBe(404)
})

test('a log line is JSON, with the place of an error and never its message', () => {
  const lines: string[] = []
  const logger = createLogger('info', { write: (line: string) => lines.push(line) })
  logger.debug('not this one')
  const error = Object.assign(new TypeError('of person@example.com'), { code: 'EIO' })
  logger.error(describeError(error), 'internal error')
  logger.error(describeError('a text of a client'), 'internal error')
  expect(lines).toHaveLength(2)
  expect(lines.join()).not.toMatch(/person@example|a text of a client/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'internal error',
    name: 'TypeError',
    code: 'EIO',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    at: expect.arrayContaining([expect.stringContaining('operate.test.ts')]),
  })
})

test('the environment says where metrics answer and what is logged, or the variable is named', () => {
  expect(readConfig({}).metrics).toBeUndefined()
  expect(readConfig({}).logLevel).toBe('info')
  expect(readConfig({ KVITTO_METRICS_PORT: '9100', KVITTO_LOG_LEVEL: 'debug' })).toMatchObject({
    metrics: { port: 9100, host: '127.0.0.1' },
    logLevel: 'debug',
  })
  expect(readConfig({}).witnesses).toBeUndefined()
  const path = '/etc/kvitto/witnesses'
  expect(readConfig({ KVITTO_WITNESSES: path }).witnesses).toEqual({ path, interval: 10_000 })
  const [KVITTO_WITNESSES, KVITTO_WITNESS_INTERVAL] = [path, '0.5']
  const often = readConfig({ KVITTO_WITNESSES, KVITTO_WITNESS_INTERVAL })
  expect(often.witnesses).toEqual({ path, interval: 500 })
  for (const wrong of ['0', '-1', 'x', '100000']) {
    const read = () => readConfig({ KVITTO_WITNESSES, KVITTO_WITNESS_INTERVAL: wrong })
    expect(read).toThrow(/^KVITTO_WITNESS_INTERVAL: expected seconds/)
  }
  // Also where it is of no use yet: whoever names the file later would not look for it.
  const alone = () => readConfig({ KVITTO_WITNESS_INTERVAL: 'x' })
  expect(alone).toThrow(/^KVITTO_WITNESS_INTERVAL: expected seconds/)
  expect(() => readConfig({ KVITTO_METRICS_PORT: 'x' })).toThrow(/^KVITTO_METRICS_PORT: expected/)
  expect(() => readConfig({ KVITTO_LOG_LEVEL: 'loud' })).toThrow(/^KVITTO_LOG_LEVEL: expected/)
})

test('the environment says how long it is kept who read what, never less than a year', () => {
  const read = (KVITTO_ACCESS_RETENTION?: string) =>
    readConfig({ KVITTO_ACCESS_RETENTION }).accessRetention
  expect([read(), read(''), read('P6Y'), read('P18M'), read('P366D')]).toEqual([
    'P1Y',
    'P1Y',
    'P6Y',
    'P18M',
    'P366D',
  ])
  for (const wrong of ['P11M', 'P365D', 'P0Y', 'P', '1', 'P1.5Y', 'PT9999H', 'P1Y ', '-P2Y']) {
    expect(() => read(wrong)).toThrow(/^KVITTO_ACCESS_RETENTION: expected a duration/)
  }
})
