import type { Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import { ANY } from './receipts-query.ts'

/**
 * The rows of `decided` that a receipt has: each purpose and service, and each answer under `ANY`. An id that is both has
 * one row, the purpose's: what differs in the two is refused at the door.
 */
export function decidedBy({
  decisions,
  services,
}: Pick<Receipt, 'decisions' | 'services'>): [id: Id, decision: string][] {
  const decided = Object.entries({ ...services, ...decisions })
  const answers = new Set(decided.map(([, decision]) => decision))
  return [...decided, ...Array.from(answers, (decision): [Id, string] => [ANY, decision])]
}
