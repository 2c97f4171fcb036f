import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startProxy, type TestProxy } from '../testing/start-proxy.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
let proxy: TestProxy
let shop: Awaited<ReturnType<typeof openTestShop>>
const keys: string[] = []

beforeAll(async () => {
  collector = await startTestCollector()
  proxy = await startProxy(collector.url)
  shop = await openTestShop(collector)
  keys.push(shop.logKey)
})
afterAll(async () => {
  await proxy.stop()
  await collector.stop()
})

const closeLog = async (origin: string) => {
  const env = { KVITTO_URL: collector.url, KVITTO_TOKEN: collector.adminToken }
  await runLine(['log', 'close', 'shop', '--log', origin], env)
  await postTestReceipt(collector.url, shop.policyVersion)
  const number = keys.length + 1
  const answer = await fetch(`${collector.url}/v1/sites/shop/log/${number}/key`)
  keys.push((await answer.text()).trim())
}
const look = async (key: string | undefined, state: string, url = collector.url) =>
  runLine(
    ['monitor', url, '--log-key', key ?? '', '--state', join(collector.folder, state), '--once'],
    { KVITTO_TOKEN: await shop.token('read') },
  )

test('the second log by its key alone goes on from any state that was kept of it', async () => {
  await closeLog('kvitto.local/shop')
  for (const [key, state] of [
    [keys[1], 'second.json'],
    [keys[1], 'second.json'],
    [keys[0], 'state.json'],
    [keys[1], 'state.json.2'],
  ]) {
    const { code, printed } = await look(key, state ?? '')
    expect(printed).toContain('policy: OK')
    expect(code).toBe(0)
  }
})

test('what is served may stand in any log before', async () => {
  await closeLog('kvitto.local/2/shop')
  for (const [key, state] of [
    [keys[2], 'third.json'],
    [keys[1], 'second.json'],
    [keys[2], 'second.json.3'],
    [keys[0], 'state.json'],
  ]) {
    const { code, printed } = await look(key, state ?? '')
    expect(printed).toContain('policy: OK')
    expect(code).toBe(0)
  }
})

test('what a log is said to go on from counts only where its first entry stands for it', async () => {
  const forgeries: [string, (body: Buffer) => string][] = [
    [
      'spaced.json',
      (body) => body.toString().replaceAll('\\"predecessor\\":', '\\"predecessor\\" :'),
    ],
    ['left-out.json', (body) => body.toString().replaceAll('"opened":', '"other":')],
  ]
  for (const [state, forge] of forgeries) {
    proxy.edits.set('/logs', forge)
    const { code, printed } = await look(keys[1], state, proxy.url)
    expect(printed).toMatch(/^opened: FAILED/m)
    expect(code).toBe(1)
  }
})

test('where the collector cannot say which logs there are nothing is checked, and nothing wrong', async () => {
  proxy.statuses.set('/logs', 503)
  for (const [key, state] of [
    [keys[1], 'second.json'],
    [keys[0], 'state.json'],
  ]) {
    const { code, printed } = await look(key, state ?? '', proxy.url)
    expect(printed).toMatch(/^checkpoint: NOT CHECKED/m)
    expect(printed).not.toContain('FAILED')
    expect(code).toBe(2)
  }
})
