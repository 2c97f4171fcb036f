import type { Locale } from '@kvitto/core'

/** The declared locale nearest to the page's own language; the first declared where none is near. */
export function chooseLocale(locales: Locale[], lang: string): Locale {
  const base = (tag: string) => tag.toLowerCase().split('-')[0]
  return (
    locales.find((tag) => tag === lang) ??
    locales.find((tag) => base(tag) === base(lang)) ??
    (locales[0] as Locale)
  )
}
