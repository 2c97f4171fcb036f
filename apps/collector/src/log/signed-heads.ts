import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { SignedHead } from '../storage/receipt-store.ts'

/**
 * What is known to be signed of each log, apart from the database: one that was put back, or that lost
 * commits when a standby took over, must not be signed again as if nothing had been there.
 */
export interface SignedHeads {
  /** Throws `log_rolled_back` where the database has less of the log than was signed, or another one. */
  check(site: Id, head: SignedHead | undefined): void
  /** This checkpoint is committed, or others have it. */
  raise(site: Id, head: SignedHead): void
  /** This checkpoint is signed, and the database's log does not grow from it: nothing is signed any more. */
  refuse(site: Id, head: SignedHead): void
  /** Whether a log was found to be refused by `check`, and not found whole since. */
  isRolledBack(): boolean
  /** Resolves once everything is written. */
  flush(): Promise<void>
}

export interface SignedHeadsOptions {
  known?: ReadonlyMap<Id, SignedHead>
  /** Keeps the checkpoints; a failure is the caller's to report. */
  save?(checkpoints: Record<Id, string>): Promise<void>
  /** Hears of each log once. */
  onRollback?(site: Id, sizes: { signed: number; found: number }): void
}

/** A write a second is enough: a copy of a database is older than that. */
const SAVE_AFTER = 1000

export function createSignedHeads({
  known,
  save,
  onRollback,
}: SignedHeadsOptions = {}): SignedHeads {
  const heads = new Map(known)
  const refused = new Set<Id>()
  const told = new Set<Id>()
  let timer: NodeJS.Timeout | undefined
  let saving = Promise.resolve()

  return {
    check(site, head) {
      const signed = heads.get(site)?.size ?? 0
      const found = head?.size ?? 0
      if (found >= signed && !refused.has(site)) {
        told.delete(site)
        return
      }
      if (!told.has(site)) onRollback?.(site, { signed, found })
      told.add(site)
      const message = `expected the log of ${site} as it was signed, with ${signed} entries; found another`
      throw new CollectorError('log_rolled_back', message, { retryAfter: 60 })
    },
    raise(site, head) {
      if (head.size <= (heads.get(site)?.size ?? 0)) return
      heads.set(site, head)
      saveSoon()
    },
    refuse(site, head) {
      refused.add(site)
      told.add(site)
      heads.set(site, head)
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
      const entries = Array.from(heads, ([site, { checkpoint }]) => [site, checkpoint])
      return save?.(Object.fromEntries(entries))
    })
    return saving
  }
}
