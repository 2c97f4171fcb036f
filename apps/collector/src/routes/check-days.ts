import { validator } from 'hono/validator'
import { z } from 'zod'
import { parseInput } from '../domain/parse-input.ts'

const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'a UTC day such as 2026-11-21')
  // Date takes 30 February for 2 March.
  .refine((day) => new Date(day).toJSON()?.startsWith(day), 'a day that exists')

const DaysQuery = z.strictObject({ from: Day.optional(), to: Day.optional() })

/** `from` and `to`, each a UTC day. */
export const checkDays = validator('query', (query) =>
  parseInput(DaysQuery, query, 'query_invalid'),
)

const DAY = 24 * 60 * 60 * 1000

export function dayBefore(now: number, days: number): string {
  return new Date(now - days * DAY).toISOString().slice(0, 10)
}
