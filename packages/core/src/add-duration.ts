import { parseDuration } from './parse-duration.ts'

/** The moment after a calendar duration as `parseDuration` reads it, in UTC; moments in ms since 1970. */
export function addDuration(from: number, duration: string): number {
  const { months, days } = parseDuration(duration)
  const end = new Date(from)
  end.setUTCMonth(end.getUTCMonth() + months)
  end.setUTCDate(end.getUTCDate() + days)
  return end.getTime()
}
