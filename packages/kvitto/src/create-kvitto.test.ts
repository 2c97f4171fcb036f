// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { samplePolicy } from '../../core/src/sample-policy.ts'
import { createKvitto } from './create-kvitto.ts'
import { createKvittoServer } from './server.ts'
import { restoreNatives } from './testing.ts'

const published = {
  policyVersion: 'P'.repeat(43),
  policy: samplePolicy(),
  meanings: { analytics: 'A'.repeat(43), ads: 'B'.repeat(43) },
}
const COLLECTOR = 'https://shop.example/kvitto'

afterEach(() => {
  restoreNatives()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test.each([
  [undefined, 'undefined'],
  ['{}', 'string'],
  [{ error: { code: 'policy_unknown', message: '' } }, '{error}'],
  [published.policy, '{site, version'],
  [Promise.resolve(published), '{}'],
  [{ default: published }, '{default}'],
])('what was not published is said: %#', (given, found) => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const kvitto = createKvitto(given as never, { collector: COLLECTOR })
  expect(kvitto.status('analytics')).toBe('unknown')
  const said = `expected what GET /v1/sites/<site>/policy answers, found ${found}`
  expect(String(complaints.mock.lastCall)).toContain(said)
  expect(() => createKvittoServer(given as never)).toThrow(said)
})

test.each([undefined, {}, { collector: new URL(COLLECTOR) }])(
  'a collector that is none is said: %#',
  (options) => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
    createKvitto(published, options as never)
    expect(String(complaints.mock.lastCall)).toContain('expected the base URL of the collector')
  },
)

test('a call that was wrong does not stand in the way of one that is right', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const wrong = createKvitto(published, {} as never)
  const kvitto = createKvitto(published, { collector: COLLECTOR, ui: 'custom' })
  expect(kvitto).not.toBe(wrong)
  expect(kvitto).toBe(createKvitto(published, { collector: COLLECTOR, ui: 'custom' }))
})

// An application's own tests run in windows like these.
test.each([
  ['no class of its entry', performance],
  ['no entries at all', { now: (): number => 1, timeOrigin: 1 }],
])('a window whose performance has %s decides without an error', async (_, measured) => {
  vi.stubGlobal('performance', measured)
  // No collector answers here.
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  const errors: string[] = []
  const policy = samplePolicy()
  policy.behaviour.hostGrants = 'any'
  const kvitto = createKvitto({ ...published, policy }, { collector: COLLECTOR, ui: 'custom' })
  kvitto.subscribe(
    (event) => event.type === 'error' && errors.push(`${event.code} ${event.message}`),
  )
  const given = [await kvitto.give('analytics'), kvitto.status('analytics')]
  const withdrawn = [await kvitto.withdraw('analytics'), kvitto.status('analytics')]
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([given, withdrawn, errors]).toEqual([[true, 'given'], [true, 'withdrawn'], []])
})
