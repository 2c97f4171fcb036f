import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

/** Of `lib/heuristics.ts`. */
export interface Patterns {
  classifyButtonTextRegex(text: string): 'reject' | 'settings' | 'accept' | 'acknowledge' | 'other'
  checkHeuristicPatterns(text: string): { patterns: string[] }
  isExcludedPopup(text: string): boolean
}

export const AUTOCONSENT = new URL('../../node_modules/@duckduckgo/autoconsent/', import.meta.url)

/** autoconsent's own source, which its package brings and does not export. */
export async function loadPatterns(): Promise<Patterns> {
  const input = fileURLToPath(new URL('lib/heuristics.ts', AUTOCONSENT))
  const { output } = await build({ input, write: false })
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)
}
