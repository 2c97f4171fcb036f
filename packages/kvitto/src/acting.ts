/* Who is asked needs both, and one file packs tighter than two. */
export { showFirstLayer } from '@kvitto/banner/first-layer'
export { createActing } from './create-acting.ts'
