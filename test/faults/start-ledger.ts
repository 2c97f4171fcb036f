import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
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
    count: () => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0),
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
