import type { Locale } from '@kvitto/core'

const UNITS: Record<string, string> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  S: 'second',
}

/**
 * An ISO 8601 duration in a person's words: `P6M` → `6 months`. What is no duration (`session`)
 * comes back as it is.
 */
export function formatDuration(duration: string, locale: Locale): string {
  if (!/^P[\dT]/.test(duration)) return duration
  const [date = '', time = ''] = duration.split('T')
  const parts = [...partsOf(date, UNITS), ...partsOf(time, { ...UNITS, M: 'minute' })]
  return parts
    .map(({ count, unit }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(' ')
}

function partsOf(text: string, units: Record<string, string>) {
  return [...text.matchAll(/(\d+)([YMWDHS])/g)].map(([, count, letter = '']) => ({
    count: Number(count),
    unit: units[letter],
  }))
}
