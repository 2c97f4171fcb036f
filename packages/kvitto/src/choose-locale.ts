import type { Locale } from '@kvitto/core'

/** The declared locale nearest to the page's own language; the first declared where none is near. */
export function chooseLocale(locales: Locale[], lang: string): Locale {
  const wanted = lang.toLowerCase()
  const base = (tag: string) => tag.toLowerCase().split('-')[0]
  return (
    locales.find((tag) => tag.toLowerCase() === wanted) ??
    locales.find((tag) => base(tag) === base(wanted)) ??
    (locales[0] as Locale)
  )
}
