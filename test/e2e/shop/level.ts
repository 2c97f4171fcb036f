/** How a shop keeps what is optional from running. */
export const LEVELS = ['marked', 'guard', 'strict-header', 'strict-static'] as const

export type Level = (typeof LEVELS)[number]
