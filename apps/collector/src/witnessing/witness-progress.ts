import type { LogId } from '../log/log-id.ts'

/** A witness that is away is asked every five minutes in the end. */
const LONGEST_WAIT = 300_000

/** How far each witness has come, and which of them are left alone for a while. */
export interface WitnessProgress {
  /** The size that the witness cosigned last; 0 where it is not known. */
  cosigned(log: LogId, witness: string): number
  raise(log: LogId, witness: string, size: number): void
  /** Whether it was heard in this process: what the database says of it may be as old as the database. */
  hasAnswered(log: LogId, witness: string): boolean
  answered(log: LogId, witness: string): void
  isAway(witness: string): boolean
  /** It did not answer: twice as long as it has been away, and not all collectors at once. */
  leaveAlone(witness: string): void
  isBack(witness: string): void
}

/** `interval`: milliseconds, the shortest time that one is left alone. */
export function createProgress(interval: number): WitnessProgress {
  const sizes = new Map<string, number>()
  const heard = new Set<string>()
  const away = new Map<string, { since: number; until: number }>()
  const cosigned = (log: LogId, witness: string) => sizes.get(`${log} ${witness}`) ?? 0
  return {
    cosigned,
    raise(log, witness, size) {
      sizes.set(`${log} ${witness}`, Math.max(size, cosigned(log, witness)))
    },
    hasAnswered: (log, witness) => heard.has(`${log} ${witness}`),
    answered: (log, witness) => void heard.add(`${log} ${witness}`),
    isAway: (witness) => (away.get(witness)?.until ?? 0) > performance.now(),
    leaveAlone(witness) {
      const now = performance.now()
      const since = away.get(witness)?.since ?? now
      const wait = Math.min(Math.max(now - since, interval), LONGEST_WAIT)
      away.set(witness, { since, until: now + wait * (0.5 + Math.random()) })
    },
    isBack: (witness) => void away.delete(witness),
  }
}
