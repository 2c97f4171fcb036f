import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, startCollectorProcess, waitFor } from '../faults/collector-process.ts'
import { type FaultSite, openFaultSite } from '../faults/fault-site.ts'
import { REPORT } from './report-memory.ts'

const reporter = fileURLToPath(new URL('./report-memory.ts', import.meta.url))

/** A collector in a process of its own, with the site `faults`. */
export interface Target {
  url: string
  site: FaultSite
  /** A number of `GET /metrics`, summed over its labels. */
  metric(name: string): Promise<number>
  /** What is in use once all garbage is collected, in bytes. */
  memory(): Promise<number>
  /** What it printed but for its first line and the numbers of its memory. */
  printed(): string[]
  stop(): Promise<void>
}

export async function startTarget(settings: Record<`KVITTO_${string}`, string> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'kvitto-attack-'))
  const metrics = await freePort()
  const port = await freePort()
  const collector = await startCollectorProcess(data, port, {
    // All come from one address, and what they say of others is not to count.
    KVITTO_LIMIT_ADDRESS: '0',
    KVITTO_TRUSTED_PROXIES: '1',
    NODE_OPTIONS: `--import=${reporter}`,
    ...settings,
    KVITTO_METRICS_PORT: String(metrics),
  })
  const lines = () => collector.output().split('\n').filter(Boolean)
  const reports = () => lines().filter((line) => line.startsWith(REPORT))
  const target: Target = {
    url: collector.url,
    site: await openFaultSite(collector.url, data),
    metric: async (name) => sumOf(await readText(`http://127.0.0.1:${metrics}/metrics`), name),
    async memory() {
      const before = reports().length
      process.kill(collector.pid, 'SIGUSR2')
      await waitFor(() => reports().length > before)
      return Number(reports().at(-1)?.slice(REPORT.length))
    },
    printed: () =>
      lines()
        .filter((line) => !line.startsWith(REPORT))
        .slice(1),
    async stop() {
      await collector.kill('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
  return target
}

async function readText(url: string): Promise<string> {
  return (await fetch(url)).text()
}

function sumOf(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.split(/[{ ]/)[0] === name)
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}
