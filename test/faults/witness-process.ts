import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { waitFor } from './collector-process.ts'

const cli = fileURLToPath(new URL('main.ts', import.meta.resolve('@kvitto/cli')))

export interface WitnessProcess {
  vkey: string
  output(): string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Starts `kvitto witness` as its operators do, and resolves when it answers. */
export async function startWitnessProcess(
  data: string,
  { port, logs }: { port: number; logs: string },
): Promise<WitnessProcess> {
  const own = ['--name', 'witness.example/faults', '--logs', logs, '--port', String(port)]
  const args = [cli, 'witness', data, ...own, '--host', '127.0.0.1']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  const found = () => /^witness\.example\/faults\+\S+$/m.exec(printed)?.[0]
  await waitFor(() => found() !== undefined || child.exitCode !== null)
  if (child.exitCode !== null) throw new Error(`expected a running witness, found: ${printed}`)
  return {
    vkey: found() ?? '',
    output: () => printed,
    async kill(signal) {
      child.kill(signal)
      await exited
      return child.exitCode
    },
  }
}
