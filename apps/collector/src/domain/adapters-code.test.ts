import { describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy, testService } from '../testing/test-policy.ts'
import { makeBuild } from './make-build.ts'

const FILES = {
  'loader.js': 'run(__KVITTO_SLICE__)',
  'adapters.js':
    'var adapters={runAdapters:(given)=>Object.keys(given).map((name)=>given[name]())};',
  'adapter-google.js': 'var google={google:()=>"told google"};',
  'adapter-meta.js': 'var meta={meta:()=>"told meta"};',
}

const service = (id: string, name?: 'google' | 'meta') =>
  testService(id, name ? { adapter: { name } } : {})

async function collectorWith(files: Record<string, string> = FILES) {
  const collector = await startTestCollector()
  const contents = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const)
  collector.deps.build = await makeBuild('1.0.0', new Map(contents))
  return collector
}

describe('the script of a site', () => {
  test('carries the adapters that its policy names, each once, and runs as it stands', async () => {
    const collector = await collectorWith()
    const services = [service('stats', 'google'), service('ads', 'meta'), service('more', 'google')]
    expect((await collector.publish({ version: 'b', services })).status).toBe(201)
    const { text } = await collector.call('/s/demo/kvitto.js')
    const served = new Function('run', `return ${text}`)((slice: unknown) => slice)
    expect(served).toMatchObject({ site: 'demo', adapters: ['told google', 'told meta'] })
    expect(text.split('var google=')).toHaveLength(2)
  })

  test('carries none where the policy names none', async () => {
    const collector = await collectorWith()
    await collector.publish({ version: 'b', services: [service('stats')] })
    const { text } = await collector.call('/s/demo/kvitto.js')
    expect(text).not.toMatch(/var |adapters/)
    expect(JSON.parse(text.slice('run('.length, -1)).services[0].id).toBe('stats')
  })

  test('carries those of the planned version too: it takes over in the same page', async () => {
    const collector = await collectorWith()
    await collector.publish({ version: 'b', services: [service('stats', 'google')] })
    const planned = testPolicy({ version: 'c', services: [service('ads', 'meta')] })
    await collector.publish({ ...planned, effectiveAt: '2026-12-01T00:00:00Z' })
    const { text } = await collector.call('/s/demo/kvitto.js')
    expect(text).toContain('var google=')
    expect(text).toContain('var meta=')
  })

  test('is not served without an adapter that its policy names', async () => {
    const { 'adapter-meta.js': _, ...others } = FILES
    const collector = await collectorWith(others)
    const answer = await collector.publish({ version: 'b', services: [service('ads', 'meta')] })
    expect(answer.status).toBe(500)
    expect(String(collector.errors[0])).toContain(
      'expected adapter-meta.js in the build, found none',
    )
  })
})
