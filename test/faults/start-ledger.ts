import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FaultSite } from './fault-site.ts'

export interface Acknowledged {
  receipt: string
  receiptId: string
  index: number
  receivedAt: string
  proof: string
}

export interface Ledger {
  /** How many receipts were acknowledged until now. */
  count(): number
  read(): Acknowledged[]
  /** Sends what is under way until it is acknowledged, and ends. */
  end(): Promise<void>
  kill(): void
}

/** Starts `ledger.ts`; each ledger has a file of its own. */
export function startLedger(
  { address, policyVersion }: Pick<FaultSite, 'address' | 'policyVersion'>,
  path: string,
): Ledger {
  const script = fileURLToPath(new URL('./ledger.ts', import.meta.url))
  const args = [script, address, policyVersion, path]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const exited = once(child, 'exit')
  return {
    count: countLines(path),
    read() {
      const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
      return lines.map((line) => JSON.parse(line))
    },
    async end() {
      child.kill('SIGTERM')
      await exited
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Counts on from where the last call ended: the file grows long. */
function countLines(path: string): () => number {
  const chunk = Buffer.alloc(65_536)
  let [at, lines] = [0, 0]
  return () => {
    if (!existsSync(path)) return 0
    const file = openSync(path, 'r')
    let read: number
    do {
      read = readSync(file, chunk, 0, chunk.length, at)
      at += read
      lines += chunk.toString('latin1', 0, read).split('\n').length - 1
    } while (read > 0)
    closeSync(file)
    return lines
  }
}
