import type { Slice } from '@kvitto/core'
import { matchesPath } from '@kvitto/core'
import { hasTypedText } from './has-typed-text.ts'
import { isAfterPost } from './is-after-post.ts'
import { navigationEntry } from './navigation-entry.ts'

/**
 * Reloads unless that could lose or repeat something: under `noReload`, where a form was posted to get
 * here, where somebody has typed. There it waits for the next navigation. Tells which.
 */
export function reloadPage(slice: Slice): boolean {
  const isFree = !isKept(slice) && !hasTypedText()
  if (isFree) location.reload()
  return isFree
}

/**
 * Reloads for what happened elsewhere than in a click on this page. Not when a reload brought the page up
 * just now: one that itself changes the cookie, or its path, at every load would go on for ever. Tells
 * whether it does.
 */
export function reloadOnce(slice: Slice): boolean {
  const isReloaded = navigationEntry()?.type === 'reload'
  const isFree = !(isReloaded && performance.now() < 10_000) && !isKept(slice)
  if (isFree) location.reload()
  return isFree
}

function isKept({ noReload = [] }: Slice): boolean {
  return matchesPath(noReload, location.pathname) || isAfterPost()
}
