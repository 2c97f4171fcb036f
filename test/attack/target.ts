import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startCollectorProcess } from '../faults/collector-process.ts'
import { type FaultSite, openFaultSite } from '../faults/fault-site.ts'

/** A collector in a process of its own, with the site `faults`. */
export interface Target {
  url: string
  site: FaultSite
  /** A number of `GET /metrics`, summed over its labels. */
  metric(name: string): Promise<number>
  /** Resident memory, in bytes. */
  memory(): number
  /** What it printed but for its first line. */
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
    ...settings,
    KVITTO_METRICS_PORT: String(metrics),
  })
  const target: Target = {
    url: collector.url,
    site: await openFaultSite(collector.url, data),
    metric: async (name) => sumOf(await readText(`http://127.0.0.1:${metrics}/metrics`), name),
    memory: () => readMemory(collector.pid),
    printed: () => collector.output().split('\n').filter(Boolean).slice(1),
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

/** Of the process alone; there is no other way to ask it of another one. */
function readMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1])
}
