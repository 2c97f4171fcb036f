import type { Decision } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'

type Decided = Pick<Receipt, 'decisions' | 'services'>

/** Whether a receipt gives anything: a purpose, or a service alone. */
export function isGiving(decided: Decided): boolean {
  return says(decided, 'given')
}

/** Whether it refuses anything. */
export function isRefusing(decided: Decided): boolean {
  return says(decided, 'refused')
}

/** Looked at apart: nothing but a policy keeps a purpose and a service from having one id. */
function says({ decisions, services }: Decided, decision: Decision): boolean {
  return [decisions, services].some((each) => Object.values(each).includes(decision))
}
