import type { Locale } from '@kvitto/core'

/** After `T` they stand for time. */
const UNITS: Record<string, string> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  TH: 'hour',
  TM: 'minute',
  TS: 'second',
}

/**
 * An ISO 8601 duration in a person's words: `P6M` → `6 months`. What is no duration (`session`)
 * comes back as it is.
 */
export function formatDuration(duration: string, locale: Locale): string {
  let time = ''
  const parts = [...duration.matchAll(/(T?)(\d+)([YMWDHS])/g)].map(([, t, count, letter]) => {
    time ||= t ?? ''
    const unit = UNITS[time + letter]
    return Number(count).toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' })
  })
  return parts.join(' ') || duration
}
