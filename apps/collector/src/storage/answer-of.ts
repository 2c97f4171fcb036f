import type { Decisions, Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import { decidedBy } from './decided-by.ts'
import { ANY } from './receipts-query.ts'

/**
 * So many ways to answer get a number in a log: whoever asks by decision alone reads a page of each
 * that fits. Receipts that answer in yet another way have rows of their own in `decided`.
 */
const MOST_ANSWERS = 100
/** From here on a number is for those who agree to all or refuse all: most do, and nobody can use these up. */
const MOST_MIXED = 50
/** Of one that is numbered: a key of PostgreSQL's indexes has 2,700 bytes at most. */
const LONGEST = 1000

/** What a version that the site published asks for. */
export interface AskedIds {
  /** The optional ones. */
  purposes: readonly Id[]
  services: readonly Id[]
}

/** What a receipt decides, as `purpose=decision` with spaces between. */
export function answerOf(payload: Pick<Receipt, 'decisions' | 'services'>): string {
  const decided = decidedBy(payload).map((pair) => pair.join('='))
  return decided.sort().join(' ')
}

/**
 * Whether the one that would have this number gets it. Anybody may post receipts: what names a version or an id
 * that the site never published gets none. `asked` is undefined where the version is none of the site's.
 */
export function isNumbered(id: number, answer: string, asked: AskedIds | undefined): boolean {
  if (!asked || id >= MOST_ANSWERS || answer.length > LONGEST) return false
  return id < MOST_MIXED ? isOf(asked, answer) : isPlain(asked, answer)
}

function isOf({ purposes, services }: AskedIds, answer: string): boolean {
  const known = new Set<string | undefined>([ANY, ...purposes, ...services])
  return answer.split(' ').every((pair) => known.has(pair.split('=')[0]))
}

function isPlain({ purposes }: AskedIds, answer: string): boolean {
  return (['given', 'refused'] as const).some((decision) => {
    const decisions: Decisions = Object.fromEntries(purposes.map((id) => [id, decision]))
    return answerOf({ decisions, services: {} }) === answer
  })
}
