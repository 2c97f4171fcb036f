import { createHmac, hash, randomBytes } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { CollectorError } from './collector-error.ts'
import type { Store } from './storage/store.ts'

/** What keeps a site's own names for people out of what is stored, and out of links. */
export interface HostSecrets {
  /** HMAC-SHA-256 under the site's pepper. */
  keyed(text: string): Buffer
  /** 32 bytes. The site's server has them too; see `sealWithdrawal`. */
  linkKey: Uint8Array<ArrayBuffer>
}

/** Reads a secret file of the data folder, or makes it with this text. */
export type KeepSecret = (name: string, make: () => string) => Promise<string>

/**
 * The secrets of a site: made at first use, the same ever after. The database keeps their hash alone, so
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
    const text = await keep(`host-secrets-${site}`, makeSecrets)
    const own = hash('sha256', text, 'base64url')
    // Others would make another person of everybody, and every link that was sent would end nothing.
    if ((await sites.fixSetting(`host-secrets/${site}`, own)) !== own) {
      const message = `expected the host secrets of ${site} as at first use, found others`
      throw new CollectorError('secrets_lost', message)
    }
    const secrets = readSecrets(text)
    known.set(site, secrets)
    return secrets
  }
}

function makeSecrets(): string {
  const [pepper, linkKey] = [32, 32].map((size) => randomBytes(size).toString('base64url'))
  return `${JSON.stringify({ pepper, linkKey })}\n`
}

function readSecrets(text: string): HostSecrets {
  const { pepper, linkKey } = JSON.parse(text)
  const key = Buffer.from(pepper, 'base64url')
  return {
    keyed: (input) => createHmac('sha256', key).update(input).digest(),
    linkKey: new Uint8Array(Buffer.from(linkKey, 'base64url')),
  }
}
