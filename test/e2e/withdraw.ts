export { withdraw } from './as-visitor.ts'
