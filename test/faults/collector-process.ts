import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = join(dirname(fileURLToPath(import.meta.resolve('@kvitto/collector'))), 'main.ts')
const failPoints = fileURLToPath(new URL('./fail-points.ts', import.meta.url))

export interface CollectorProcess {
  url: string
  /** What it printed, on both streams. */
  output(): string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
  pid: number
  /** Stops its clock, or lets it go on. */
  freeze(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Resolves when it has killed itself at its fail point, which it looks for from now on. */
  endsAtStep(): Promise<void>
}

/** Starts the collector as its users do, and resolves when it answers. */
export async function startCollectorProcess(
  data: string,
  port: number,
  settings: Partial<
    Record<`KVITTO_${string}` | 'NODE_OPTIONS' | 'NODE_ENV', string | undefined>
  > = {},
): Promise<CollectorProcess> {
  const env = {
    ...process.env,
    ...UNLIMITED,
    ...settings,
    KVITTO_DATA: data,
    KVITTO_PORT: String(port),
  }
  const args = settings.KVITTO_FAIL_POINT ? ['--import', failPoints, main] : [main]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  await waitFor(() => printed.includes('collector listens') || child.exitCode !== null)
  if (child.exitCode !== null) throw new Error(`expected a running collector, found: ${printed}`)
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => printed,
    async kill(signal) {
      child.kill(signal)
      await exited
      return child.exitCode
    },
    pid: child.pid ?? 0,
    freeze: (signal) => void child.kill(signal),
    async endsAtStep() {
      child.kill('SIGUSR2')
      await waitFor(() => child.signalCode !== null || child.exitCode !== null)
      if (child.signalCode !== 'SIGKILL') {
        throw new Error(`expected SIGKILL at the fail point, found: ${printed}`)
      }
    },
  }
}

/** A few senders here are as many visitors as they can be. */
const UNLIMITED = { KVITTO_LIMIT_SITE: '0' }

export async function waitFor(
  isTrue: () => boolean | Promise<boolean>,
  seconds = 30,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`expected it within ${seconds} s, waited in vain`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('expected a TCP address')
  return address.port
}
