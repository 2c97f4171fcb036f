/** The published table. */
export const LEAKS = new URL('../../packages/gate/LEAKS.md', import.meta.url)
