import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Started {
  child: ChildProcess
  /** Asks it to end, then makes it; resolves when it has. */
  end(): Promise<void>
}

/** A process that does not outlive this one. */
export function startProcess(command: string, args: string[], options: SpawnOptions): Started {
  const child = spawn(command, args, options)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]).finally(() =>
    process.off('exit', kill),
  )
  return {
    child,
    async end() {
      child.kill()
      const insist = setTimeout(kill, 3_000)
      await ended
      clearTimeout(insist)
    },
  }
}
