import type { SliceService } from '@kvitto/core'
import { STATE_COOKIE } from '@kvitto/core'
import { covers } from './covers.ts'
import { expireCookie } from './expire-cookie.ts'

/** What a withdrawal removed from this browser, and what it could not. */
export interface DeletionReport {
  removed: string[]
  /** `by`: the service that set it. */
  remaining: { name: string; by: string }[]
}

interface Removal {
  removed: string[]
  left: string[]
}

interface Wanted {
  /** As the policy names it; ends in `*` where it stands for a prefix. */
  name: string
  isMatch(name: string): boolean
}

/** By the first letter of a slice's `stored` item. */
const REMOVERS: Record<string, (wanted: Wanted) => Removal | Promise<Removal>> = {
  c: removeCookies,
  l: (wanted) => removeItems(localStorage, wanted),
  s: (wanted) => removeItems(sessionStorage, wanted),
  i: removeDatabases,
  x: removeCaches,
  // Set by another site over HTTP: out of any page's reach.
  h: ({ name }) => ({ removed: [], left: [name] }),
}

/**
 * Deletes what the services stored in this browser. Cookies and Web Storage are gone when the call
 * returns, databases and caches when it resolves. Never touches what `kept` names, in the form of
 * `stored`; never rejects: what could not be removed is in the report.
 */
export async function deleteStored(
  services: SliceService[],
  kept: string[],
): Promise<DeletionReport> {
  const report: DeletionReport = { removed: [], remaining: [] }
  const removals = services.flatMap(({ id, stored = [] }) =>
    stored.map(async (item) => {
      const { removed, left } = await remove(item, kept)
      report.removed.push(...removed)
      report.remaining.push(...left.map((name) => ({ name, by: id })))
    }),
  )
  await Promise.all(removals)
  return report
}

async function remove(item: string, kept: string[]): Promise<Removal> {
  const kind = item.charAt(0)
  const name = item.slice(1)
  const isMatch = (found: string) =>
    found !== STATE_COOKIE &&
    covers(item, kind + found) &&
    !kept.some((pattern) => covers(pattern, kind + found))
  try {
    return (await REMOVERS[kind]?.({ name, isMatch })) ?? { removed: [], left: [name] }
  } catch {
    // A kind of storage that the browser blocks, where something may lie from before.
    return { removed: [], left: [name] }
  }
}

function removeCookies({ isMatch }: Wanted): Removal {
  const names = cookieNames().filter(isMatch)
  names.forEach(expireCookie)
  const left = cookieNames().filter(isMatch)
  return { removed: names.filter((name) => !left.includes(name)), left }
}

function cookieNames(): string[] {
  return document.cookie.split('; ').map((cookie) => cookie.split('=', 1)[0] as string)
}

function removeItems(storage: Storage, { isMatch }: Wanted): Removal {
  const removed = Object.keys(storage).filter(isMatch)
  for (const name of removed) storage.removeItem(name)
  return { removed, left: [] }
}

async function removeDatabases({ name, isMatch }: Wanted): Promise<Removal> {
  // Firefox before 126 cannot list its databases: there only an exact name can be tried.
  const list = indexedDB.databases as typeof indexedDB.databases | undefined
  if (!list && name.endsWith('*')) return { removed: [], left: [name] }
  const found = list ? (await list.call(indexedDB)).map((each) => each.name ?? '') : [name]
  const names = found.filter(isMatch)
  const isGone = await Promise.all(names.map(removeDatabase))
  return {
    removed: names.filter((_, index) => isGone[index]),
    left: names.filter((_, index) => !isGone[index]),
  }
}

function removeDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve(true)
    // Blocked: carried out when the page that holds the database closes; not gone yet.
    request.onerror = request.onblocked = () => resolve(false)
  })
}

async function removeCaches({ isMatch }: Wanted): Promise<Removal> {
  const removed = (await caches.keys()).filter(isMatch)
  await Promise.all(removed.map((name) => caches.delete(name)))
  return { removed, left: [] }
}
