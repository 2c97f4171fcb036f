import { resolve } from 'node:path'
import type { PublishedPolicy } from '@kvitto/cli'
import type { Policy } from '@kvitto/core'
import { createHostClient, type HostClient } from 'kvitto/server'
import { demoPolicy } from '../policy.ts'
import { assertFreePort } from './assert-free-port.ts'
import { createCollectorProcess } from './collector-process.ts'
import { ensureBuild } from './ensure-build.ts'
import { listen } from './listen.ts'
import { openDataFolder } from './open-data-folder.ts'
import { type DemoTokens, publishDemo } from './publish-demo.ts'
import { createSite } from './site.ts'
import { createThirdParties } from './third-parties.ts'

export interface DemoOptions {
  /** Of the collector; the site and the third parties take the next two. */
  port: number
  /** Folder for everything that is kept. */
  data: string
  /** More origins that serve the same site, e.g. `http://kvitto.test:8788`. */
  origins?: string[]
  /** More environment for the collector, e.g. `KVITTO_TEST_RECEIPTS`. */
  environment?: Record<string, string>
}

export interface Demo {
  collector: string
  site: string
  thirdParties: string
  data: string
  policy: Policy
  published: PublishedPolicy
  /** The vkey of the demo's log. */
  logKey: string
  tokens: DemoTokens
  /** Speaks for the shop's server. */
  host: HostClient
  /** Ends all three servers within 2 s. */
  stop(): Promise<void>
  stopCollector(signal?: NodeJS.Signals): Promise<void>
  startCollector(): Promise<void>
  collectorPid(): number | undefined
}

/** Builds what is needed, starts the three servers and publishes the policy; throws `DemoError`. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, origins } = options
  const data = resolve(options.data)
  const [sitePort, thirdPartyPort] = [port + 1, port + 2]
  for (const each of [port, sitePort, thirdPartyPort]) await assertFreePort(each)
  await openDataFolder(data)
  await ensureBuild()

  const addresses = {
    collector: `http://localhost:${port}`,
    site: `http://localhost:${sitePort}`,
    thirdParties: `http://127.0.0.1:${thirdPartyPort}`,
  }
  const collector = createCollectorProcess(addresses.collector, {
    // Nobody else on the network may reach the demo. The name, not an address: it may stand for ::1.
    KVITTO_HOST: 'localhost',
    KVITTO_PORT: String(port),
    KVITTO_DATA: data,
    KVITTO_URL: addresses.collector,
    ...options.environment,
  })
  const closeAll = [() => collector.stop()]
  const stop = async () => {
    await Promise.all(closeAll.splice(0).map((close) => close()))
  }
  try {
    await collector.start()
    const policy = demoPolicy({ sitePort, thirdPartyPort, ...(origins && { origins }) })
    const opened = await publishDemo(addresses.collector, data, policy)
    const { tokens, linkKey } = opened
    const host = createHostClient({
      collector: addresses.collector,
      site: policy.site,
      token: tokens.host,
      linkKey,
    })
    closeAll.push(await listen(createSite(addresses, host), sitePort))
    closeAll.push(await listen(createThirdParties(), thirdPartyPort))
    return {
      ...addresses,
      ...opened,
      data,
      policy,
      host,
      stop,
      stopCollector: collector.stop,
      startCollector: collector.start,
      collectorPid: collector.pid,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
