import type { Level } from './level.ts'
import type { Seen } from './request-log.ts'
import type { Moment } from './vector.ts'

/** `requested`: it reached the third party, and nothing of it ran or stayed. */
export type Outcome = 'stopped' | 'requested' | 'ran'

/** One vector at one moment, tried once. */
export interface Trial {
  level: Level
  vector: string
  moment: Moment
  outcome: Outcome
  /** What the attempt threw. */
  error?: string
}

const ORDER: Outcome[] = ['stopped', 'requested', 'ran']

export function isWorse(one: Outcome, other: Outcome): boolean {
  return ORDER.indexOf(one) > ORDER.indexOf(other)
}

export function worst(outcomes: Outcome[]): Outcome {
  return outcomes.reduce((found, next) => (isWorse(next, found) ? next : found), 'stopped')
}

/** `marks`: what the page or its storage told of this token. */
export function outcomeOf(seen: Seen[], marks: boolean): Outcome {
  if (marks || seen.some(({ path }) => path.endsWith('/ran.gif'))) return 'ran'
  return seen.length > 0 ? 'requested' : 'stopped'
}
