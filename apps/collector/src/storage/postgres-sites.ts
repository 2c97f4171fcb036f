import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { Query } from './postgres-database.ts'
import { type PublicationRow, toPublication } from './publication-row.ts'
import type { PolicyBytes } from './receipt-store.ts'
import type { Site, SiteStore } from './site-store.ts'

type SiteRow = { site: Id; created_at: number; void: Hash[]; guard: Site['guard'] }
type PolicyRow = { effective_at: number; bytes: string; meanings: PolicyBytes['meanings'] }

/** Columns are named: a planned statement fails where a later version adds one. */
const PUBLICATIONS = `select idx, policy_version, published_at, effective_at from publication
  where site = $1 order by idx`

/** The `SiteStore` contract on PostgreSQL. */
export function postgresSites(query: Query): SiteStore {
  return {
    async fixSetting(name, value) {
      await query('insert into setting values ($1, $2) on conflict do nothing', [name, value])
      const [row] = await query<{ value: string }>('select value from setting where name = $1', [
        name,
      ])
      return row?.value ?? value
    },
    async getSetting(name) {
      const rows = await query<{ value: string }>('select value from setting where name = $1', [
        name,
      ])
      return rows[0]?.value
    },
    async putSite(site, settings, at) {
      // Only an updated row has an xmax: the transaction that locked what it was before.
      const [row] = await query<SiteRow & { is_new: boolean }>(
        `insert into site values ($1, $2, coalesce($3::text[], '{}'), coalesce($4, 'on'))
         on conflict (site) do update
         set void = coalesce($3, site.void), guard = coalesce($4, site.guard)
         returning *, xmax = 0 as is_new`,
        [site, Date.parse(at), settings.void, settings.guard],
      )
      if (!row) throw new Error(`expected site ${site}, found none`)
      return { ...toSite(row), isNew: row.is_new }
    },
    async getSite(site) {
      const [row] = await query<SiteRow>('select * from site where site = $1', [site])
      return row && toSite(row)
    },
    async listSites() {
      const rows = await query<SiteRow>('select * from site order by site')
      return rows.map(toSite)
    },
    async listPublications(site) {
      const rows = await query<PublicationRow>(PUBLICATIONS, [site], 'publications')
      return rows.map(toPublication)
    },
    async getPolicy(policyVersion) {
      const [row] = await query<PolicyRow>('select * from policy where policy_version = $1', [
        policyVersion,
      ])
      if (!row) return undefined
      const { bytes, meanings } = row
      return {
        policyVersion,
        effectiveAt: new Date(row.effective_at).toISOString(),
        bytes,
        meanings,
      }
    },
    async putBuild(build, manifest, files) {
      // In one order, so that two collectors with files in common do not wait for each other.
      await query(
        `with named as (insert into build values ($1, $2) on conflict do nothing)
         insert into build_file select * from unnest($3::text[], $4::bytea[]) as new (hash, bytes)
         order by hash on conflict do nothing`,
        [build, manifest, [...files.keys()], [...files.values()]],
      )
    },
    async getManifest(build) {
      const [row] = await query<{ manifest: string }>(
        'select manifest from build where build = $1',
        [build],
      )
      return row?.manifest
    },
    async getFile(hash) {
      const [row] = await query<{ bytes: Buffer }>('select bytes from build_file where hash = $1', [
        hash,
      ])
      return row?.bytes
    },
    async putScript(site, hash, script) {
      const row = [site, hash, script]
      await query('insert into script values ($1, $2, $3) on conflict do nothing', row)
    },
    async getScript(site, hash) {
      const [row] = await query<{ script: string }>(
        'select script from script where site = $1 and hash = $2',
        [site, hash],
      )
      return row?.script
    },
  }
}

function toSite(row: SiteRow): Site {
  const { site, created_at, guard } = row
  return { site, createdAt: new Date(created_at).toISOString(), void: row.void, guard }
}
