import type { Id } from '@kvitto/core'

/** A witness that is away is asked every five minutes in the end. */
const LONGEST_WAIT = 300_000

/** How far each witness has come, and which of them are left alone for a while. */
export interface WitnessProgress {
  /** The size that the witness cosigned last; 0 where it is not known. */
  cosigned(site: Id, witness: string): number
  raise(site: Id, witness: string, size: number): void
  /** Whether it was heard in this process: what the database says of it may be as old as the database. */
  hasAnswered(site: Id, witness: string): boolean
  answered(site: Id, witness: string): void
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
  const cosigned = (site: Id, witness: string) => sizes.get(`${site} ${witness}`) ?? 0
  return {
    cosigned,
    raise(site, witness, size) {
      sizes.set(`${site} ${witness}`, Math.max(size, cosigned(site, witness)))
    },
    hasAnswered: (site, witness) => heard.has(`${site} ${witness}`),
    answered: (site, witness) => void heard.add(`${site} ${witness}`),
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
