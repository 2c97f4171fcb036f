import type { SiteStore } from './site-store.ts'
import type { Tally, TallyStore } from './tally-store.ts'

/** The `TallyStore` contract in memory. */
export function memoryTallies(sites: SiteStore): TallyStore {
  const kept = new Map<string, Tally>()
  return {
    async addTallies(tallies) {
      for (const tally of tallies) {
        if (!(await sites.getSite(tally.site))) continue
        const name = nameOf(tally)
        kept.set(name, { ...tally, n: tally.n + (kept.get(name)?.n ?? 0) })
      }
    },
    listTallies: async (site, { from, to }) =>
      [...kept.values()]
        .filter((tally) => tally.site === site && from <= tally.day && tally.day <= to)
        .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
  }
}

function nameOf({ site, day, kind, reason }: Tally): string {
  return [site, day, kind, reason].join(' ')
}
