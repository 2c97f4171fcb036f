export { readOperatorKeys } from './read-operator-keys.ts'
export { rewrapDatabase } from './rewrap-database.ts'
export type { Rewrapped } from './rewrap-keys.ts'
