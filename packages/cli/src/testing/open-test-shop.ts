import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runLine } from './run-line.ts'
import type { TestCollector } from './start-test-collector.ts'
import { testPolicy } from './test-policy.ts'

export interface TestShop {
  policyVersion: string
  logKey: string
  /** A new token of that scope. */
  token(scope: string): Promise<string>
}

/** Registers the site `shop` and publishes its policy, as its owner does. */
export async function openTestShop({ url, adminToken, folder }: TestCollector): Promise<TestShop> {
  const token = async (scope: string) => {
    const env = { KVITTO_URL: url, KVITTO_TOKEN: adminToken }
    return (await runLine(['tokens', 'create', '--scope', scope], env)).printed
  }
  const publisher = { KVITTO_URL: url, KVITTO_TOKEN: await token('publish') }
  await runLine(['sites', 'add', 'shop'], publisher)
  const policyFile = join(folder, 'policy.json')
  await writeFile(policyFile, JSON.stringify(testPolicy()))
  const { printed } = await runLine(['publish', policyFile], publisher)
  const [policyVersion = ''] = /[\w-]{43}/.exec(printed) ?? []
  const logKey = (await (await fetch(`${url}/v1/sites/shop/log/key`)).text()).trim()
  return { policyVersion, logKey, token }
}
