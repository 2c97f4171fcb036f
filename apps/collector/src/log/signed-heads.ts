import { CollectorError } from '../collector-error.ts'
import type { SignedHead } from '../storage/receipt-store.ts'
import type { LogId } from './log-id.ts'

/**
 * What is known to be signed of each log, apart from the database: one that was put back, or that lost
 * commits when a standby took over, must not be signed again as if nothing had been there.
 */
export interface SignedHeads {
  /** Throws `log_rolled_back` where the database has less of the log than was signed, or another one. */
  check(log: LogId, head: SignedHead | undefined): void
  /** This checkpoint is committed, or others have it. */
  raise(log: LogId, head: SignedHead): void
  /** This checkpoint is signed, and the database's log does not grow from it: nothing is signed any more. */
  refuse(log: LogId, head: SignedHead): void
  /** Whether a log was found to be refused by `check`, and not found whole since. */
  isRolledBack(): boolean
  /** Resolves once everything is written. */
  flush(): Promise<void>
}

export interface SignedHeadsOptions {
  known?: ReadonlyMap<LogId, SignedHead>
  /** Keeps the checkpoints; a failure is the caller's to report. */
  save?(checkpoints: Record<LogId, string>): Promise<void>
  /** Hears of each log once. */
  onRollback?(log: LogId, sizes: { signed: number; found: number }): void
}

/** A write a second is enough: a copy of a database is older than that. */
const SAVE_AFTER = 1000

export function createSignedHeads({
  known,
  save,
  onRollback,
}: SignedHeadsOptions = {}): SignedHeads {
  const heads = new Map(known)
  const refused = new Set<LogId>()
  const told = new Set<LogId>()
  let timer: NodeJS.Timeout | undefined
  let saving = Promise.resolve()

  return {
    check(log, head) {
      const signed = heads.get(log)?.size ?? 0
      const found = head?.size ?? 0
      if (found >= signed && !refused.has(log)) {
        told.delete(log)
        return
      }
      if (!told.has(log)) onRollback?.(log, { signed, found })
      told.add(log)
      const message = `expected the log of ${log} as it was signed, with ${signed} entries; found another`
      throw new CollectorError('log_rolled_back', message, { retryAfter: 60 })
    },
    raise(log, head) {
      if (head.size <= (heads.get(log)?.size ?? 0)) return
      heads.set(log, head)
      saveSoon()
    },
    refuse(log, head) {
      refused.add(log)
      told.add(log)
      heads.set(log, head)
      saveSoon()
    },
    isRolledBack: () => told.size > 0,
    flush: write,
  }

  function saveSoon(): void {
    if (save) timer ??= setTimeout(write, SAVE_AFTER).unref()
  }

  /** One write at a time, each of all that is known when it begins. */
  function write(): Promise<void> {
    if (timer === undefined) return saving
    clearTimeout(timer)
    timer = undefined
    saving = saving.then(() => {
      const entries = Array.from(heads, ([log, { checkpoint }]) => [log, checkpoint])
      return save?.(Object.fromEntries(entries))
    })
    return saving
  }
}
