import { canonicalize } from './canonical.ts'
import type { DeviceStore } from './device-store.ts'
import { hashText } from './hash.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }

/** Public part of a key, exactly the members that a receipt's header holds. */
export interface PublicJwk {
  kty: 'EC'
  crv: 'P-256'
  x: string
  y: string
}

export interface SigningKey {
  privateKey: CryptoKey
  jwk: PublicJwk
  /** RFC 7638 thumbprint. */
  subjectId: string
}

/**
 * This origin's key; where there is none, one that is stored (`isKept`), or one for this receipt, of which
 * nothing stays. Of two tabs that store one at once the first to write wins.
 */
export async function signingKey(store: DeviceStore, isKept: boolean): Promise<SigningKey> {
  const stored = await store.read('key')
  if (stored) return describe(stored)
  // Generated before the transaction: a transaction does not wait for other promises.
  const made = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
  return describe(isKept ? await store.change('key', (old) => old ?? made) : made)
}

async function describe({ privateKey, publicKey }: CryptoKeyPair): Promise<SigningKey> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y }
  return { privateKey, jwk, subjectId: await hashText(canonicalize(jwk)) }
}
