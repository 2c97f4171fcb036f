import { validator } from 'hono/validator'
import { z } from 'zod'
import { CollectorError } from '../collector-error.ts'
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
/** Before the last one, where no first day is asked for. */
const USUAL_DAYS = 30

/** What was asked for, else up to today and the days before. Throws `query_invalid` for a span that holds no day. */
export function spanOf(asked: z.infer<typeof DaysQuery>, now: Date): { from: string; to: string } {
  const to = asked.to ?? dayOf(now.getTime())
  const from = asked.from ?? dayOf(Math.max(0, Date.parse(to) - USUAL_DAYS * DAY))
  if (from <= to) return { from, to }
  const message = `expected a day up to ${to}, found ${from}`
  throw new CollectorError('query_invalid', message, { path: 'from' })
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
