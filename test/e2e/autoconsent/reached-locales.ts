import type { Locale } from '@kvitto/core'

/** Languages in which its patterns know both our question and our refusal: there it refuses by itself. */
export const REACHED: readonly Locale[] = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'pt-BR']

/**
 * It knows the word on the button, and no question in this language. In the languages that stand in neither
 * list it knows neither: people who use it there answer themselves.
 */
export const BUTTON_ONLY: readonly Locale[] = ['sv']
