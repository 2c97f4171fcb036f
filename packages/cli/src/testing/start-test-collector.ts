import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, startCollector } from '@kvitto/collector'

export interface TestCollector {
  url: string
  adminToken: string
  /** A folder of its own, for files that a test writes. */
  folder: string
  /** Stops serving and keeps the folder. */
  halt(): Promise<void>
  stop(): Promise<void>
}

/**
 * The real collector on SQLite and a free port; its browser build is a stand-in. Goes on from a copy of
 * another one's data where that is given.
 */
export async function startTestCollector({
  dataOf,
  env,
  now,
}: {
  dataOf?: TestCollector
  env?: Record<string, string>
  /** Its clock. */
  now?: () => Date
} = {}): Promise<TestCollector> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-cli-'))
  const buildFolder = join(folder, 'dist', 'script')
  await mkdir(buildFolder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"version":"0.0.0"}')
  await writeFile(join(buildFolder, 'loader.js'), 'var slice = __KVITTO_SLICE__')
  await writeFile(join(buildFolder, 'adapters.js'), 'var adapters = { runAdapters: () => {} }')
  await writeFile(join(buildFolder, 'adapter-meta.js'), 'var meta = {}')
  const data = join(folder, 'data')
  if (dataOf) await cp(join(dataOf.folder, 'data'), data, { recursive: true })
  const config = readConfig({ ...env, KVITTO_DATA: data, KVITTO_PORT: await freePort() })
  const collector = await startCollector({ ...config, buildFolder, ...(now && { now }) })
  let halted: Promise<void> | undefined
  const halt = () => (halted ??= collector.stop())
  return {
    url: `http://localhost:${collector.port}`,
    adminToken: (await readFile(join(data, 'admin-token'), 'utf8')).trim(),
    folder,
    halt,
    async stop() {
      await halt()
      await rm(folder, { recursive: true })
    },
  }
}

/** Chosen before the collector starts: it puts its address into what it serves. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}
