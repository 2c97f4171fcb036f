import type { Locale } from '@kvitto/core'

const DATE: Record<string, string> = { Y: 'year', M: 'month', W: 'week', D: 'day' }
const TIME: Record<string, string> = { H: 'hour', M: 'minute', S: 'second' }

/**
 * An ISO 8601 duration in a person's words: `P6M` → `6 months`. What is no duration (`session`)
 * comes back as it is.
 */
export function formatDuration(duration: string, locale: Locale): string {
  const parts = [...duration.matchAll(/(\d+)([YMWDHS])/g)].map(
    ({ 1: count, 2: letter = '', index }) => {
      const unit = (duration.lastIndexOf('T', index) < 0 ? DATE : TIME)[letter]
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
        Number(count),
      )
    },
  )
  return parts.join(' ') || duration
}
