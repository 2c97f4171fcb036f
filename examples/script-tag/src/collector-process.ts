import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DemoError } from './demo-error.ts'

export interface CollectorProcess {
  /** Resolves when it answers; throws `DemoError` when it ends before that. */
  start(): Promise<void>
  /** Ends it and keeps it down until `start`; SIGKILL follows after 1.5 s. */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Of the running child. */
  pid(): number | undefined
}

const MAIN = fileURLToPath(new URL('../../../apps/collector/src/main.ts', import.meta.url))
const PRELOAD = new URL('end-with-parent.ts', import.meta.url).href
const LONGEST_DELAY_MS = 5_000

/** The collector as a child, started again with a growing delay whenever it dies. */
export function createCollectorProcess(
  url: string,
  environment: Record<string, string>,
): CollectorProcess {
  let child: ChildProcess | undefined
  let isWanted = false
  let isUp = false
  let lastLine = ''
  let delay = 250

  const launch = () => {
    const startedAt = Date.now()
    const launched = spawn(process.execPath, ['--import', PRELOAD, MAIN], {
      env: { ...process.env, ...environment },
      // The channel is never used: its end tells the child that this process is gone.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child = launched
    launched.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastLine = text.trim().split('\n').at(-1) ?? ''
      // Before the first answer the line becomes this process's own error.
      if (isUp) process.stderr.write(text)
    })
    launched.once('exit', () => {
      if (child === launched) child = undefined
      if (!isWanted) return
      if (Date.now() - startedAt > 10_000) delay = 250
      setTimeout(() => isWanted && !child && launch(), delay).unref()
      delay = Math.min(delay * 2, LONGEST_DELAY_MS)
    })
    return launched
  }

  return {
    async start() {
      if (child) return
      isWanted = true
      isUp = false
      isUp = await answers(url, launch())
      if (isUp) return
      isWanted = false
      throw new DemoError(lastLine || `expected a collector at ${url}, found that it ended`)
    },
    async stop(signal = 'SIGTERM') {
      isWanted = false
      const running = child
      if (!running) return
      const ended = once(running, 'exit')
      running.kill(signal)
      const timer = setTimeout(() => running.kill('SIGKILL'), 1_500)
      await ended
      clearTimeout(timer)
    },
    pid: () => child?.pid,
  }
}

/** Until the child has ended; any HTTP answer counts. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined)
    if (answer) {
      await answer.body?.cancel()
      return true
    }
    await sleep(50)
  }
  return false
}
