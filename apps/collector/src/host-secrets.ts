import { createHmac, hash, randomBytes } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { CollectorError } from './collector-error.ts'
import type { Store } from './storage/store.ts'

/** What keeps a site's own names for people out of what is stored, and out of links. */
export interface HostSecrets {
  /** HMAC-SHA-256 under the site's pepper. */
  keyed(text: string): Buffer
  /** 32 bytes each, the newest first: links of all of them work. The site's server has one too; see `sealWithdrawal`. */
  linkKeys: [Uint8Array<ArrayBuffer>, ...Uint8Array<ArrayBuffer>[]]
  /** Whether the newest is the one that was made at first use. */
  isFirst: boolean
}

/** Reads a secret file of the data folder, or makes it with this text. */
export type KeepSecret = (name: string, make: () => string) => Promise<string>

/** The text of `host-secrets-<site>`: the first link key, and those that were added since, the newest last. */
export interface SecretsFile {
  pepper: string
  linkKey: string
  newer?: string[]
}

/**
 * The secrets of a site: made at first use; link keys alone may be exchanged. The database keeps their hashes alone, so
 * that a copy of it turns no subject id into a reference, and that lost ones show. Throws `secrets_lost`.
 */
export function createHostSecrets(
  { sites }: Pick<Store, 'sites'>,
  keep: KeepSecret,
): (site: Id) => Promise<HostSecrets> {
  const known = new Map<Id, HostSecrets>()
  return async (site) => {
    const found = known.get(site)
    if (found) return found
    const file: SecretsFile = JSON.parse(await keep(`host-secrets-${site}`, makeSecrets))
    const fixed = await sites.fixSetting(`host-secrets/${site}`, hashOf(file))
    const isFirst = fixed === hashOf(file)
    // Once the first link key was dropped, the pepper alone tells that they are the same.
    const pepper = hash('sha256', `pepper ${file.pepper}`, 'base64url')
    const name = `host-pepper/${site}`
    const noted = isFirst ? await sites.fixSetting(name, pepper) : await sites.getSetting(name)
    // Others would make another person of everybody, and every link that was sent would end nothing.
    if (noted !== pepper) {
      const message = `expected the host secrets of ${site} as at first use, found others`
      throw new CollectorError('secrets_lost', message)
    }
    const secrets = readSecrets(file, isFirst && !file.newer)
    known.set(site, secrets)
    return secrets
  }
}

export function formatSecrets({ pepper, linkKey, newer = [] }: SecretsFile): string {
  return `${JSON.stringify({ pepper, linkKey, ...(newer.length > 0 && { newer }) })}\n`
}

export function makeLinkKey(): string {
  return randomBytes(32).toString('base64url')
}

function makeSecrets(): string {
  return formatSecrets({ pepper: makeLinkKey(), linkKey: makeLinkKey() })
}

/** As the file was when it was made. */
function hashOf({ pepper, linkKey }: SecretsFile): string {
  return hash('sha256', formatSecrets({ pepper, linkKey }), 'base64url')
}

function readSecrets({ pepper, linkKey, newer = [] }: SecretsFile, isFirst: boolean): HostSecrets {
  const key = Buffer.from(pepper, 'base64url')
  const read = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  const [newest = linkKey, ...older] = [linkKey, ...newer].reverse()
  return {
    keyed: (input) => createHmac('sha256', key).update(input).digest(),
    linkKeys: [read(newest), ...older.map(read)],
    isFirst,
  }
}
