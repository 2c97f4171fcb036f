import { z } from 'zod'

/** A day, or a time in UTC. */
const QueryTime = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/, 'a date or a UTC time')
  // Date takes 30 February for 2 March.
  .refine((time) => new Date(time).toJSON()?.startsWith(time.slice(0, 10)), 'a time that exists')

/** Of a list that is read page by page: a span of time, where the page before ended, and how many. */
export const pageQuery = {
  from: QueryTime.optional(),
  to: QueryTime.optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
