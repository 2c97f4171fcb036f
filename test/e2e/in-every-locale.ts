import type { AllStrings, Strings } from '@kvitto/banner'
import { knownLocales, type Locale, type Localized, type Policy } from '@kvitto/core'

/**
 * The policy in every language that the banner knows. What a site writes itself is said in words of the
 * banner's own, a long one for a long one, so that each language has its own script and length.
 */
export async function inEveryLocale(policy: Policy): Promise<Policy> {
  const words = await Promise.all(knownLocales.map(wordsOf))
  const localized = <K extends keyof Words>(key: K) =>
    Object.fromEntries(words.map((each) => [each.locale, each[key]])) as Record<Locale, Words[K]>
  const [short, long] = [localized('short'), localized('long')]
  const say = (text: Localized) => ((text.en ?? '').length < 30 ? short : long)
  return {
    ...policy,
    categories: policy.categories.map((each) => ({ ...each, ...titled(each, say) })),
    purposes: policy.purposes.map(({ reason, ...each }) => ({
      ...each,
      ...titled(each, say),
      ...(reason && { reason: say(reason) }),
    })),
    texts: localized('texts'),
  }
}

function titled(
  { title, description }: { title: Localized; description: Localized },
  say: (text: Localized) => Localized,
) {
  return { title: say(title), description: say(description) }
}

type Words = Awaited<ReturnType<typeof wordsOf>>

async function wordsOf(locale: Locale) {
  const strings = await stringsOf(locale)
  const preferences = await strings.preferences()
  const short = preferences.legalBasis['legitimate-interest']
  const dataTypes = {
    basket: short,
    'e-mail': short,
    'ip-address': preferences.data,
    pages: preferences.country,
  }
  const { noticeTitle: title, noticeIntro: intro, choose: reopen } = strings
  return {
    locale,
    short,
    long: preferences.reportRunning,
    texts: { title, intro, reopen, dataTypes },
  }
}

export async function stringsOf(locale: Locale): Promise<AllStrings> {
  const { strings }: { strings: Strings } = await import(`@kvitto/banner/locales/${locale}`)
  return { ...strings, ...(await strings.further()) }
}
