import type { Receipt } from '@kvitto/receipt'
import { decidedBy } from './decided-by.ts'

/**
 * So many ways to answer get a number in a log: whoever asks by decision alone reads a page of each
 * that fits. Receipts that answer in yet another way have rows of their own in `decided`.
 */
const MOST_ANSWERS = 100
/** Of one that is numbered: a key of PostgreSQL's indexes has 2,700 bytes at most. */
const LONGEST = 1000

/** What a receipt decides, as `purpose=decision` with spaces between. */
export function answerOf(payload: Pick<Receipt, 'decisions' | 'services'>): string {
  const decided = decidedBy(payload).map((pair) => pair.join('='))
  return decided.sort().join(' ')
}

/** Whether the one that would have this number gets it. */
export function isNumbered(id: number, answer: string): boolean {
  return id < MOST_ANSWERS && answer.length <= LONGEST
}
