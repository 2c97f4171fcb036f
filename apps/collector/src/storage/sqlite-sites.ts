import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { Database } from 'better-sqlite3'
import { type PublicationRow, toPublication } from './publication-row.ts'
import type { Site, SiteSettings, SiteStore } from './site-store.ts'

type SiteRow = { site: Id; created_at: number; void: string; guard: Site['guard'] }
type PolicyRow = { policy_version: Hash; effective_at: number; bytes: string; meanings: string }

/** The `SiteStore` contract on one SQLite database. */
export function sqliteSites(database: Database): SiteStore {
  const fix = database.prepare('insert or ignore into setting values (?, ?)')
  const setting = database
    .prepare<[string], string>('select value from setting where name = ?')
    .pluck()
  const insertSite = database.prepare('insert or ignore into site values (?, ?, ?, ?)')
  const updateSite = database.prepare('update site set void = ?, guard = ? where site = ?')
  const selectSite = database.prepare<[Id], SiteRow>('select * from site where site = ?')
  const selectSites = database.prepare<[], SiteRow>('select * from site order by site')
  const publications = database.prepare<[Id], PublicationRow>(
    'select * from publication where site = ? order by idx',
  )
  const policy = database.prepare<[Hash], PolicyRow>(
    'select * from policy where policy_version = ?',
  )
  const insertBuild = database.prepare('insert or ignore into build values (?, ?)')
  const insertFile = database.prepare('insert or ignore into build_file values (?, ?)')
  const manifest = database
    .prepare<[Hash], string>('select manifest from build where build = ?')
    .pluck()
  const file = database
    .prepare<[Hash], Buffer>('select bytes from build_file where hash = ?')
    .pluck()
  const insertScript = database.prepare('insert or ignore into script values (?, ?, ?)')
  const script = database
    .prepare<[Id, Hash], string>('select script from script where site = ? and hash = ?')
    .pluck()

  const putSite = database.transaction((site: Id, settings: Partial<SiteSettings>, at: number) => {
    const isNew = insertSite.run(site, at, '[]', 'on').changes > 0
    const before = selectSite.get(site)
    if (!before) throw new Error(`expected site ${site}, found none`)
    const kept = { ...toSite(before), ...settings }
    updateSite.run(JSON.stringify(kept.void), kept.guard, site)
    return { ...kept, isNew }
  })
  const putBuild = database.transaction(
    (build: Hash, text: string, files: ReadonlyMap<Hash, Uint8Array>) => {
      insertBuild.run(build, text)
      for (const [hash, bytes] of files) insertFile.run(hash, bytes)
    },
  )

  return {
    async fixSetting(name, value) {
      fix.run(name, value)
      return setting.get(name) ?? value
    },
    getSetting: async (name) => setting.get(name),
    putSite: async (site, settings, at) => putSite.immediate(site, settings, Date.parse(at)),
    async getSite(site) {
      const row = selectSite.get(site)
      return row && toSite(row)
    },
    listSites: async () => selectSites.all().map(toSite),
    listPublications: async (site) => publications.all(site).map(toPublication),
    async getPolicy(policyVersion) {
      const row = policy.get(policyVersion)
      return (
        row && {
          policyVersion,
          effectiveAt: new Date(row.effective_at).toISOString(),
          bytes: row.bytes,
          meanings: JSON.parse(row.meanings),
        }
      )
    },
    putBuild: async (build, text, files) => putBuild.immediate(build, text, files),
    getManifest: async (build) => manifest.get(build),
    getFile: async (hash) => file.get(hash),
    async putScript(site, hash, text) {
      insertScript.run(site, hash, text)
    },
    getScript: async (site, hash) => script.get(site, hash),
  }
}

function toSite(row: SiteRow): Site {
  const { site, created_at, guard } = row
  return { site, createdAt: new Date(created_at).toISOString(), void: JSON.parse(row.void), guard }
}
