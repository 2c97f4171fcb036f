import type { Id } from '@kvitto/core'
import type { SiteStore } from './site-store.ts'

/** A site and its publications are asked for by every receipt: those that wait for them share a read. */
export function shareSiteReads(sites: SiteStore): SiteStore {
  return {
    ...sites,
    getSite: shareReads(sites.getSite),
    listPublications: shareReads(sites.listPublications),
  }
}

/**
 * One read at a time for each site. Whoever asks gets one that begins afterwards, so never less than
 * was there when they asked.
 */
export function shareReads<T>(read: (site: Id) => Promise<T>): (site: Id) => Promise<T> {
  const running = new Map<Id, Promise<unknown>>()
  const next = new Map<Id, Promise<T>>()

  return (site) => {
    const shared = next.get(site) ?? readAfter(site, running.get(site))
    next.set(site, shared)
    return shared
  }

  async function readAfter(site: Id, before: Promise<unknown> | undefined): Promise<T> {
    await before?.catch(() => {})
    await new Promise<void>((resolve) => setImmediate(resolve))
    next.delete(site)
    const reading = read(site)
    running.set(site, reading)
    return reading.finally(() => {
      if (running.get(site) === reading) running.delete(site)
    })
  }
}
