import type { Locale } from './policy.ts'

/** Languages that the banner has words of its own for. */
export const knownLocales: readonly Locale[] = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'ga',
  'he',
  'hr',
  'hu',
  'is',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'mt',
  'nb',
  'nl',
  'nn',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'sk',
  'sl',
  'sv',
  'tr',
  'uk',
  'zh-Hans',
  'zh-Hant',
]

/**
 * Who has read a language's words, and when (ISO 8601 date). One that is not here is machine-made, and nobody who
 * speaks it has read it.
 */
export const localeReviews: Readonly<Record<Locale, { by: string; on: string }>> = {}

/** `no` stands for both of its written languages. */
const ALIASES: Record<string, Locale> = { no: 'nb' }

/**
 * Which of them a BCP 47 tag is served by: itself, its language in its usual script (`zh-TW` by `zh-Hant`),
 * or its language (`en-GB` by `en`). Undefined where there is none, or the tag is not one.
 */
export function knownLocaleOf(tag: Locale): Locale | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    const near = [tag, `${language}-${script}`, ALIASES[language] ?? language]
    return near.find((each) => knownLocales.includes(each))
  } catch {
    return undefined
  }
}
