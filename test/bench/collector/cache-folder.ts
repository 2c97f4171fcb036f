import { fileURLToPath } from 'node:url'

/** What takes minutes to make and is not committed; may be removed at any time. */
export const cacheFolder = fileURLToPath(
  new URL('../../../node_modules/.cache/kvitto-bench', import.meta.url),
)
