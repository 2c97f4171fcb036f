import type { Slice, SliceService } from '@kvitto/core'
import { STATE_COOKIE } from '@kvitto/core'
import { expireCookie } from './expire-cookie.ts'

/** What a withdrawal removed from this browser, and what no page can remove. */
export interface DeletionReport {
  removed: string[]
  /** `by`: the service that set it. */
  remaining: { name: string; by: string }[]
}

type IsMatch = (name: string) => boolean

/** By the first letter of a slice's `stored` item; each resolves to the names it removed. */
const REMOVERS: Record<string, (isMatch: IsMatch) => string[] | Promise<string[]>> = {
  c: removeCookies,
  l: (isMatch) => removeItems(localStorage, isMatch),
  s: (isMatch) => removeItems(sessionStorage, isMatch),
  i: removeDatabases,
  x: removeCaches,
}

/**
 * Deletes what the services stored in this browser. Cookies and Web Storage are gone when the call
 * returns, databases and caches when it resolves. Never touches what an essential purpose keeps;
 * never rejects.
 */
export async function deleteStored(
  services: SliceService[],
  essential: Slice['essential'],
): Promise<DeletionReport> {
  const report: DeletionReport = { removed: [], remaining: [] }
  const removals = services.flatMap(({ id, stored = [] }) =>
    stored.map(async (item) => {
      const isMatch = (name: string) =>
        name !== STATE_COOKIE &&
        covers(item, item.charAt(0) + name) &&
        !essential.some((kept) => covers(kept, item.charAt(0) + name))
      const remove = REMOVERS[item.charAt(0)]
      if (remove) report.removed.push(...(await remove(isMatch)))
      // Set by another site over HTTP: out of any page's reach.
      else report.remaining.push({ name: item.slice(1), by: id })
    }),
  )
  await Promise.allSettled(removals)
  return report
}

/** Exact, or by a prefix that ends in `*`. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}

function removeCookies(isMatch: IsMatch): string[] {
  const names = cookieNames().filter(isMatch)
  names.forEach(expireCookie)
  const left = cookieNames()
  return names.filter((name) => !left.includes(name))
}

function cookieNames(): string[] {
  return document.cookie.split('; ').map((cookie) => cookie.split('=', 1)[0] as string)
}

function removeItems(storage: Storage, isMatch: IsMatch): string[] {
  const names = Object.keys(storage).filter(isMatch)
  for (const name of names) storage.removeItem(name)
  return names
}

async function removeDatabases(isMatch: IsMatch): Promise<string[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter(isMatch)
  await Promise.all(names.map(removeDatabase))
  return names
}

function removeDatabase(name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    // A blocked deletion is carried out when the page that holds the database closes.
    request.onsuccess = request.onerror = request.onblocked = resolve
  })
}

async function removeCaches(isMatch: IsMatch): Promise<string[]> {
  const names = (await caches.keys()).filter(isMatch)
  await Promise.all(names.map((name) => caches.delete(name)))
  return names
}
