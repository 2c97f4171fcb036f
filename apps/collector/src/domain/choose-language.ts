import { knownLocaleOf, type Locale } from '@kvitto/core'

/** The declared locale nearest to a browser's languages, best first; English, or the first, where none is near. */
export function chooseLanguage(declared: readonly Locale[], wanted: readonly string[]): Locale {
  const near = wanted.flatMap(
    (tag) =>
      declared.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ??
      declared.find(
        (locale) => knownLocaleOf(tag) && knownLocaleOf(locale) === knownLocaleOf(tag),
      ) ??
      declared.find((locale) => languageOf(locale) === languageOf(tag)) ??
      [],
  )
  // A published policy has no order of its own: its first is the first of the alphabet.
  const [first = 'en'] = declared
  return near[0] ?? declared.find((locale) => languageOf(locale) === 'en') ?? first
}

function languageOf(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0]
}
