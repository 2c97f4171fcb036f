import { type Answers, createAnswers } from '@kvitto/collector/bench'
import { OPTIONAL } from './bench-policy.ts'

/** Numbers for what the bench's receipts answer, as a store gives them out once its policy is published. */
export function benchAnswers(): Answers {
  const askedBy = () => ({ purposes: OPTIONAL, services: [] })
  return createAnswers([], { counts: new Map(), askedBy })
}
