import { knownLocales, type Locale } from '@kvitto/core'
import { expect, test } from 'vitest'
import { choiceLasts } from './choice-lasts.ts'
import { formatDuration } from './format-duration.ts'
import type { Strings } from './locales/strings.ts'
import { testPolicy } from './test-host.ts'

/** Every duration that a policy may name: `P1M` to `P13M`, `P1D` to `P395D`. */
const DURATIONS = [
  ...Array.from({ length: 13 }, (_, index) => `P${index + 1}M`),
  ...Array.from({ length: 395 }, (_, index) => `P${index + 1}D`),
]

/** Of which `Intl` has no words in Node, only letters. */
const WITHOUT_WORDS = ['mt']

async function lastsIn(locale: Locale): Promise<(expiresAfter: string) => string> {
  const { strings } = (await import(`./locales/${locale}/first-layer.ts`)) as { strings: Strings }
  return (expiresAfter) => {
    const policy = { ...testPolicy, behaviour: { ...testPolicy.behaviour, expiresAfter } }
    return choiceLasts({ policy, locale, strings })
  }
}

test.each(knownLocales.filter((each) => !WITHOUT_WORDS.includes(each)))(
  'a choice lasts in %s what `Intl` says',
  async (locale) => {
    const lasts = await lastsIn(locale)
    expect(DURATIONS.map(lasts)).toEqual(DURATIONS.map((each) => formatDuration(each, locale)))
  },
)

test('Maltese has words, and counts as its grammar does', async () => {
  const lasts = await lastsIn('mt')
  expect(['P1M', 'P2M', 'P6M', 'P12M', 'P30D', 'P105D'].map(lasts)).toEqual([
    'xahar',
    'xahrejn',
    '6 xhur',
    '12-il xahar',
    '30 jum',
    '105 ijiem',
  ])
})

test('a policy that nobody validated may have years', async () => {
  const lasts = await lastsIn('en')
  expect(['P1Y', 'P1Y1M10D'].map(lasts)).toEqual(['12 months', '13 months 10 days'])
})
