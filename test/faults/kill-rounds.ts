import { type CollectorProcess, waitFor } from './collector-process.ts'
import type { Ledger } from './start-ledger.ts'

export interface KillRounds {
  /** Starts the collector over the same data; with a step, one that may be ended there. */
  start(step?: string): Promise<CollectorProcess>
  ledger: Ledger
  /** A step of the append, or undefined: at any moment. */
  steps: (string | undefined)[]
  /** How many receipts each round has acknowledged before its kill. */
  acknowledged: number
}

/** Kills the collector once a round and starts it again; resolves to the last one. */
export async function killRounds({
  start,
  ledger,
  steps,
  acknowledged,
}: KillRounds): Promise<CollectorProcess> {
  for (const step of steps) {
    const collector = await start(step)
    const before = ledger.count()
    // Many, on a machine that may be busy.
    await waitFor(() => ledger.count() >= before + acknowledged, 120)
    if (step === undefined) await collector.kill('SIGKILL')
    else await collector.endsAtStep()
  }
  const last = await start()
  const before = ledger.count()
  await waitFor(() => ledger.count() > before)
  await ledger.end()
  return last
}
