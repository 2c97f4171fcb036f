import type { Locale } from './policy.ts'

/** Languages that the banner has words of its own for; `en-GB` is served by `en`. */
export const knownLocales: readonly Locale[] = ['en', 'sv']
