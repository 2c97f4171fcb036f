import type { Locale } from '@kvitto/core'

/** The declared locale nearest to the page's own language; the first declared where none is near. */
export function chooseLocale(locales: Locale[], lang: string): Locale {
  // Pages say `no` for Norwegian, whose written forms have tags of their own; some write `sv_SE`.
  const base = (tag: string) => tag.toLowerCase().replace(/^no\b/, 'nb').split(/\W|_/)[0]
  return (
    locales.find((tag) => tag === lang) ??
    locales.find((tag) => base(tag) === base(lang)) ??
    (locales[0] as Locale)
  )
}
