/** How a shop keeps what is optional from running. */
export const LEVELS = ['marked', 'guard', 'strict-header', 'strict-static'] as const

/** `npm run shop` tries every order at every level; `npm test` takes of them in turn. */
export const IS_FULL = process.env.KVITTO_SHOP === 'full'

export type Level = (typeof LEVELS)[number]
