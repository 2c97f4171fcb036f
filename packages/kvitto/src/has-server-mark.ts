import { navigationEntry } from './navigation-entry.ts'

/**
 * Whether `kvitto/server` left this mark on the answer that the page came with, as a name in
 * `Server-Timing`: the one thing of an answer that a page can read and no cache has to know of.
 */
export function hasServerMark(name: string): boolean {
  return navigationEntry()?.serverTiming?.some((entry) => entry.name === name) === true
}
