import { parseDuration } from '@kvitto/core'
import type { PluralForms } from './locales/plural.ts'
import type { FirstLayerHost } from './ui-host.ts'

/**
 * For how long a choice stands, in words. Of `Intl` only what is quick: the first number or list that a page
 * formats takes a browser some 20 ms, and the question would wait for it. (Some browsers have no such words for the
 * smaller languages.)
 */
export function choiceLasts({
  policy,
  locale,
  strings,
}: Pick<FirstLayerHost, 'policy' | 'locale' | 'strings'>): string {
  const { months, days } = parseDuration(policy.behaviour.expiresAfter)
  const say = (count: number, forms: PluralForms) =>
    (forms[new Intl.PluralRules(locale).select(count)] ?? forms.other).replace('#', String(count))
  return [months && say(months, strings.months), days && say(days, strings.days)]
    .filter(Boolean)
    .join(' ')
}
