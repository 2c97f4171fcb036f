/** How a shop keeps what is optional from running. */
export const LEVELS = ['marked', 'guard', 'strict-header', 'strict-static'] as const

/** Where engines differ most: `npm test` tries the others in Chromium alone. */
export const OF_ENGINE: readonly Level[] = ['guard', 'strict-static']

/** `npm run shop` tries every order at every level; `npm test` takes of them in turn. */
export const IS_FULL = process.env.KVITTO_SHOP === 'full'

export type Level = (typeof LEVELS)[number]
