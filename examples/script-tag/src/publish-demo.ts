import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AdminClient, createAdminClient, type PublishedPolicy } from '@kvitto/cli'
import type { Policy } from '@kvitto/core'

export interface DemoTokens {
  /** Scope read, of the demo's site only. */
  dpo: string
  /** Scope publish. */
  publish: string
  /** Scope host, of the demo's site only. */
  host: string
}

/**
 * Does what a site's owner does once (tokens, site) and again after each change (publish), all
 * over HTTP; leaves `dpo-token`, `publish-token`, `host-token`, `link-key` (0600) and `log-vkey` in the data folder.
 */
export async function publishDemo(
  collector: string,
  data: string,
  policy: Policy,
): Promise<{ tokens: DemoTokens; linkKey: string; published: PublishedPolicy; logKey: string }> {
  const adminToken = await readFile(join(data, 'admin-token'), 'utf8')
  const admin = createAdminClient({ collector, token: adminToken.trim() })
  const publish = await openToken(admin, data, { file: 'publish-token', scope: 'publish' })
  const owner = createAdminClient({ collector, token: publish })
  const { site } = policy
  await owner.addSite(site)
  const published = await owner.publishPolicy(policy)
  const dpo = await openToken(admin, data, { file: 'dpo-token', scope: 'read', site })
  const host = await openToken(admin, data, { file: 'host-token', scope: 'host', site })
  const linkKey = await openLinkKey(collector, data, { site, adminToken: adminToken.trim() })
  const logKey = await owner.logKey(site)
  await writeFile(join(data, 'log-vkey'), `${logKey}\n`)
  return { tokens: { dpo, publish, host }, linkKey, published, logKey }
}

interface WantedToken {
  file: string
  scope: 'publish' | 'read' | 'host'
  site?: string
}

/** The one kept in the file while the collector still knows it by its label; otherwise a new one. */
async function openToken(
  admin: AdminClient,
  data: string,
  { file, ...input }: WantedToken,
): Promise<string> {
  const path = join(data, file)
  const label = `demo ${file}`
  const kept = await readFile(path, 'utf8').catch(() => '')
  const known = await admin.listTokens()
  if (kept && known.some((token) => token.label === label && token.revokedAt === null)) {
    return kept.trim()
  }
  const { token } = await admin.createToken({ ...input, label })
  await writeFile(path, `${token}\n`, { mode: 0o600 })
  return token
}

/** It is handed out once: the one kept in the file, or that one. */
async function openLinkKey(
  collector: string,
  data: string,
  { site, adminToken }: { site: string; adminToken: string },
): Promise<string> {
  const path = join(data, 'link-key')
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept) return kept.trim()
  const answer = await fetch(`${collector}/admin/v1/sites/${site}/link-key`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${adminToken}` },
  })
  const { linkKey = '' } = (await answer.json()) as { linkKey?: string }
  await writeFile(path, `${linkKey}\n`, { mode: 0o600 })
  return linkKey
}
