/** The published table. */
export const SPEED = new URL('../../../packages/kvitto/SPEED.md', import.meta.url)
