import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readOperatorKeys } from './bodies/read-operator-keys.ts'
import type { Config } from './config.ts'
import { createTurns } from './create-turns.ts'
import type { Deps } from './deps.ts'
import { adoptBuild } from './domain/adopt-build.ts'
import { loadBuild } from './domain/load-build.ts'
import type { ScriptBuild } from './domain/make-build.ts'
import { LEAST_ACCESS_RETENTION } from './domain/prune-accesses.ts'
import { createHostSecrets } from './host-secrets.ts'
import { createLimits, type LimitSettings } from './limits/create-limits.ts'
import { createTally } from './limits/create-tally.ts'
import { fixLogKeys } from './log/fix-log-keys.ts'
import type { SignedHeads } from './log/signed-heads.ts'
import { createLogger, describeError } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { openLogs } from './open-logs.ts'
import { prepareData } from './prepare-data.ts'
import { type AppServer, serveApp } from './serve-app.ts'
import { serveMetrics } from './serve-metrics.ts'
import { sharedFor } from './shared-for.ts'
import { openStore } from './storage/open-store.ts'

export interface Collector {
  /** The port it listens on; chosen by the system where the config says 0. */
  port: number
  deps: Deps
  /** Answers what was accepted, closes the database; within ten seconds. */
  stop(): Promise<void>
}

export type CollectorOptions = Config & Partial<Pick<Deps, 'now' | 'reportError'>>

/** Opens the data folder and serves. Throws, with one clear line, when it cannot. */
export async function startCollector(options: CollectorOptions): Promise<Collector> {
  const { now = () => new Date() } = options
  const logger = createLogger(options.logLevel ?? 'error')
  const reportError =
    options.reportError ?? ((error) => logger.error(describeError(error), 'internal error'))
  const build = await readBuild(options.buildFolder)
  const data = await prepareData(options.data)
  const { keys, signedHeadsPath, accessHeadsPath, keepSecret, saveAdminToken } = data
  const operatorKeys = await readOperatorKeys(options.bodyKeys ?? {})
  const { databaseUrl } = options
  const store = await openStore({ ...data, databaseUrl, operatorKeys, reportError })
  let metricsServer: Server | undefined
  try {
    await fixOrigin(store, options.logOrigin)
    const publicKeys = await fixLogKeys(store.sites, data)
    await saveAdminToken(store, now())
    const metrics = createMetrics({
      store,
      waiting: () => log.waiting(),
      witnessLag: () => witnessing.lag(),
    })
    const { log, accessLog, signed, witnessing } = await openLogs({
      store,
      keys,
      publicKeys,
      signedHeadsPath,
      accessHeadsPath,
      config: options,
      now,
      logger,
      metrics,
      reportError,
    })
    // Anybody may ask, and each answer costs a write.
    const isReady = sharedFor(1000, async () => {
      if (signed.some((heads) => heads.isRolledBack()))
        throw new Error('expected the logs as they were signed')
      await store.checkWritable()
      for (const key of keys) key.sign(Buffer.from('ready'))
    })
    const { url, testReceipts, limits = NO_LIMITS } = options
    if (options.isProduction && isLocal(url)) logger.warn(LOCAL_URL)
    const { accessRetention = LEAST_ACCESS_RETENTION } = options
    const onProxySeen = () => logger.warn(PROXY_SEEN)
    const tally = createTally({
      tallies: store.tallies,
      now,
      onCounted: metrics.counted,
      reportError,
    })
    const hostSecrets = createHostSecrets(store, keepSecret)
    const deps: Deps = {
      store,
      log,
      accessLog,
      build,
      url,
      testReceipts,
      accessRetention,
      now,
      hostSecrets,
      metrics,
      limits: createLimits({ ...limits, now, onProxySeen }),
      tally,
      erasing: createTurns(),
      isReady,
      reportError,
    }
    await accessLog.takeWaiting()
    await adoptBuild(deps)
    if (options.metrics) metricsServer = await serveMetrics(metrics, options.metrics)
    const server = await serveApp(deps, options)
    witnessing.start()
    const { port } = server
    logger.info({ port, url, data: options.data }, 'collector listens')
    return {
      port,
      deps,
      async stop() {
        metricsServer?.close()
        await Promise.all([witnessing.stop(), stop(server, deps, signed)])
        logger.info('collector stopped')
      },
    }
  } catch (error) {
    metricsServer?.close()
    await store.close()
    throw error
  }
}

const NO_LIMITS: LimitSettings = { address: 0, site: 0, trustedProxies: 0 }

const PROXY_SEEN =
  'expected no X-Forwarded-For, as KVITTO_TRUSTED_PROXIES is 0; found one: behind a proxy set it'

const LOCAL_URL =
  'KVITTO_URL: expected an address that visitors reach, found one of this machine: scripts and links lead to it'

function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

async function readBuild(folder: string): Promise<ScriptBuild> {
  try {
    // dist/script is two folders below the package that names the version.
    const manifest = JSON.parse(
      await readFile(join(dirname(dirname(folder)), 'package.json'), 'utf8'),
    )
    return await loadBuild(folder, String(manifest.version))
  } catch (cause) {
    const message = `expected the browser build in ${folder}, found none: run the build first`
    throw new Error(message, { cause })
  }
}

/** A log that changed its name would be another log: every proof given out would be void. */
async function fixOrigin(store: Deps['store'], origin: string): Promise<void> {
  const fixedOrigin = await store.sites.fixSetting('log-origin', origin)
  if (fixedOrigin !== origin) {
    throw new Error(
      `KVITTO_LOG_ORIGIN: expected ${fixedOrigin}, as at first start, found ${origin}`,
    )
  }
}

const GRACE = 1000

async function stop(
  server: AppServer,
  { log, accessLog, tally, store }: Deps,
  signed: readonly SignedHeads[],
): Promise<void> {
  await server.stop()
  // Those that a database does not take in time are cut off without an answer, and come back.
  const written = Promise.all([log.drained(), accessLog.drained()]).then(() =>
    Promise.all(signed.map((heads) => heads.flush())),
  )
  const finished = Promise.all([written, tally.flush()]).then(() => store.close())
  await Promise.race([finished, sleep(GRACE, undefined, { ref: false })])
}
