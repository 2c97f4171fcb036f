import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

const opened: TestCollector[] = []
const start = async (dataOf?: TestCollector) => {
  const collector = await startTestCollector(dataOf && { dataOf })
  opened.push(collector)
  return collector
}
afterAll(async () => {
  for (const collector of opened) await collector.stop()
})

test('a monitor of a closed log goes on when the next one’s key is exchanged, with the new key beside the old', async () => {
  const first = await start()
  const { policyVersion, logKey, token } = await openTestShop(first)
  const KVITTO_TOKEN = await token('read')
  const monitor = ({ url }: TestCollector, ...keys: string[]) =>
    runLine(
      [
        ...['monitor', url, '--state', join(first.folder, 'state.json'), '--once'],
        ...keys.flatMap((key) => ['--log-key', key]),
      ],
      { KVITTO_TOKEN },
    )
  const env = { KVITTO_URL: first.url, KVITTO_TOKEN: first.adminToken }
  await runLine(['log', 'close', 'shop', '--log', 'kvitto.local/shop'], env)
  expect((await monitor(first, logKey)).code).toBe(0)

  const second = await restarted(first, '--add')
  await postTestReceipt(second.url, policyVersion)
  const third = await restarted(second, '--drop')
  await postTestReceipt(third.url, policyVersion)
  const newKey = (await (await fetch(`${third.url}/v1/sites/shop/log/2/key`)).text()).trim()

  expect((await monitor(third, logKey)).printed).toContain(
    'kvitto.local/2/shop checkpoint: FAILED (expected a note signed by kvitto.local/2/shop',
  )
  const { code, printed } = await monitor(third, logKey, newKey)
  expect(printed).toContain('kvitto.local/2/shop checkpoint: OK (3 entries')
  expect(printed).toContain('policy: OK')
  expect(code).toBe(0)
  const other = await monitor(third, logKey, newKey.replace('/shop+', '/other+'))
  expect(other.code).toBe(64)

  async function restarted(collector: TestCollector, step: string): Promise<TestCollector> {
    await collector.halt()
    await runLine(['log-key', join(collector.folder, 'data'), step])
    return start(collector)
  }
})
