/* What a decision and a question need where a region's rule asks nobody first. */
export { keepRefusals } from '@kvitto/core'
export { openByRule } from './open-by-rule.ts'
