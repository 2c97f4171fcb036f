import type { Slice } from '@kvitto/core'
import { matchesPath } from '@kvitto/core'
import { hasTypedText } from './has-typed-text.ts'
import { isAfterPost } from './is-after-post.ts'

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
 * Reloads for what happened elsewhere than in a click on this page, at most once in ten seconds: a page
 * that itself changes the cookie, or its path, at every load would go on for ever. Tells whether it does.
 */
export function reloadOnce(slice: Slice): boolean {
  try {
    const since = Date.now() - Number(sessionStorage.getItem(KEY))
    const isFree = !(since >= 0 && since < 10_000) && !isKept(slice)
    if (!isFree) return false
    sessionStorage.setItem(KEY, String(Date.now()))
  } catch {
    // Where nothing can be noted nothing would end it.
    return false
  }
  location.reload()
  return true
}

const KEY = 'kvitto-reload'

function isKept({ noReload = [] }: Slice): boolean {
  return matchesPath(noReload, location.pathname) || isAfterPost()
}
