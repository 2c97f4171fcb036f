import type { Id, Time } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { PolicyBytes } from './receipt-store.ts'

/** Sites, what they published, and the files that visitors load. Published bytes are never changed. */
export interface SiteStore {
  /** The database's own fixed facts, e.g. the log's origin: the first value written stays. */
  fixSetting(name: string, value: string): Promise<string>
  getSetting(name: string): Promise<string | undefined>

  /** Adds the site, or changes the settings given. `isNew` says which. */
  putSite(site: Id, settings: Partial<SiteSettings>, at: Time): Promise<Site & { isNew: boolean }>
  getSite(site: Id): Promise<Site | undefined>
  listSites(): Promise<Site[]>

  /** In the order of the log. Publications are written by `ReceiptStore.append`. */
  listPublications(site: Id): Promise<Publication[]>
  getPolicy(policyVersion: Hash): Promise<PolicyBytes | undefined>

  /** Keeps a build's manifest and files; the same build again changes nothing. */
  putBuild(build: Hash, manifest: string, files: ReadonlyMap<Hash, Uint8Array>): Promise<void>
  /** The manifest's exact bytes. */
  getManifest(build: Hash): Promise<string | undefined>
  getFile(hash: Hash): Promise<Uint8Array | undefined>

  /** Pinned scripts, by the hash of their bytes. */
  putScript(site: Id, hash: Hash, script: string): Promise<void>
  getScript(site: Id, hash: Hash): Promise<string | undefined>
}

export interface SiteSettings {
  /** Versions whose grants count as no decision. */
  void: Hash[]
  /** `off` switches the loader's patches off; marked and strict stay closed. */
  guard: 'on' | 'off'
}

export interface Site extends SiteSettings {
  site: Id
  createdAt: Time
}

export interface Publication {
  /** Of its entry in the site's log. */
  index: number
  policyVersion: Hash
  publishedAt: Time
  effectiveAt: Time
}
