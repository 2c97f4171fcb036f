import type { Locale } from '@kvitto/core'

/** The declared locale nearest to the page's own language; the first declared where none is near. */
export function chooseLocale(locales: Locale[], lang: string): Locale {
  // Pages say `no` for Norwegian, whose written forms have tags of their own; some write `sv_SE`.
  const plain = (tag: string) => tag.toLowerCase().replace(/^no\b/, 'nb')
  const base = (tag: string) => plain(tag).split(/\W|_/)[0] as string
  const nearest = (part: (tag: string) => unknown) =>
    locales.find((tag) => part(tag) === part(lang))
  return (
    nearest(plain) ??
    // Chinese has two scripts, and a tag may tell which by its country alone.
    nearest((tag) => base(tag) + /hant|.(tw|hk|mo)\b/i.test(tag)) ??
    nearest(base) ??
    (locales[0] as Locale)
  )
}
