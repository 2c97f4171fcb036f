import type { Locale } from '@kvitto/core'

/** A code that the browser does not know is shown as it is. */
export function countryName(code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
