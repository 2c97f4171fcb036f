import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { PolicyBytes } from './receipt-store.ts'
import type { Publication, Site, SiteStore } from './site-store.ts'

/** What `append` writes and `SiteStore` reads. */
export interface Policies {
  published: Map<Id, Publication[]>
  byVersion: Map<Hash, PolicyBytes>
}

/** The `SiteStore` contract in memory. */
export function memorySites({ published, byVersion }: Policies): SiteStore {
  const settings = new Map<string, string>()
  const sites = new Map<Id, Site>()
  const manifests = new Map<Hash, string>()
  const files = new Map<Hash, Uint8Array>()
  const scripts = new Map<string, string>()

  return {
    async fixSetting(name, value) {
      const kept = settings.get(name) ?? value
      settings.set(name, kept)
      return kept
    },
    getSetting: async (name) => settings.get(name),
    async putSite(site, changes, at) {
      const before = sites.get(site)
      const fresh: Site = { site, createdAt: at, void: [], guard: 'on' }
      const kept = { ...(before ?? fresh), ...changes }
      sites.set(site, kept)
      return { ...kept, isNew: !before }
    },
    getSite: async (site) => sites.get(site),
    listSites: async () => [...sites.values()].sort((a, b) => (a.site < b.site ? -1 : 1)),
    listPublications: async (site) => published.get(site) ?? [],
    getPolicy: async (policyVersion) => byVersion.get(policyVersion),
    async putBuild(build, manifest, contents) {
      manifests.set(build, manifest)
      for (const [hash, bytes] of contents) files.set(hash, bytes)
    },
    getManifest: async (build) => manifests.get(build),
    getFile: async (hash) => files.get(hash),
    async putScript(site, hash, script) {
      scripts.set(`${site} ${hash}`, script)
    },
    getScript: async (site, hash) => scripts.get(`${site} ${hash}`),
  }
}
