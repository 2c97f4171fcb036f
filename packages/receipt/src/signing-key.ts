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

/** A key for one receipt; nothing of it stays. */
export async function oneOffKey(): Promise<SigningKey> {
  return describe(await generate())
}

/** This origin's key, if a grant made one. */
export async function storedKey(store: DeviceStore): Promise<SigningKey | undefined> {
  const pair = await store.read('key')
  return pair && describe(pair)
}

/** This origin's key, made and stored where there is none. Of two tabs at once the first to write wins. */
export async function keptKey(store: DeviceStore): Promise<SigningKey> {
  // Generated before the transaction: a transaction does not wait for other promises.
  const made = await generate()
  return describe(await store.change('key', (old) => old ?? made))
}

function generate(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
}

async function describe({ privateKey, publicKey }: CryptoKeyPair): Promise<SigningKey> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x, y }
  return { privateKey, jwk, subjectId: await hashText(canonicalize(jwk)) }
}
