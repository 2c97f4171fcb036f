import { expect, test } from 'vitest'
import { formatDuration } from './format-duration.ts'

test.each([
  ['P6M', 'en', '6 months'],
  ['P1Y', 'en', '1 year'],
  ['P1Y6M', 'en', '1 year 6 months'],
  ['PT30M', 'en', '30 minutes'],
  ['P1DT12H', 'en', '1 day 12 hours'],
  ['P13M', 'sv', '13 månader'],
  ['session', 'en', 'session'],
])('%s in %s is “%s”', (duration, locale, words) => {
  expect(formatDuration(duration, locale)).toBe(words)
})
