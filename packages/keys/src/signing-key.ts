import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'

/** What a key may be: the second is a witness's alone. */
export type SigningAlgorithm = 'ed25519' | 'ml-dsa-44'

export interface SigningKey {
  /** Raw: 32 bytes, of ML-DSA-44 1,312. */
  publicKey: Uint8Array<ArrayBuffer>
  sign(bytes: Uint8Array): Uint8Array<ArrayBuffer>
}

/** A new key as PKCS #8 in PEM, which `openssl pkey` reads too. */
export function generateSigningKey(algorithm: SigningAlgorithm = 'ed25519'): string {
  return generate(algorithm).export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Throws on anything but a key of one of these algorithms. */
export function readSigningKey(
  pem: string,
  algorithms: readonly SigningAlgorithm[] = ['ed25519'],
): SigningKey {
  const key = createPrivateKey(pem)
  const algorithm = algorithms.find((each) => each === key.asymmetricKeyType)
  if (!algorithm) {
    const expected = algorithms.map((each) => NAMES[each]).join(' or ')
    throw new Error(`expected an ${expected} key, found ${key.asymmetricKeyType}`)
  }
  const { x, pub } = createPublicKey(key).export({ format: 'jwk' })
  return {
    publicKey: new Uint8Array(Buffer.from(String(algorithm === 'ed25519' ? x : pub), 'base64url')),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  }
}

const NAMES = { ed25519: 'Ed25519', 'ml-dsa-44': 'ML-DSA-44' }

function generate(algorithm: SigningAlgorithm): KeyObject {
  if (algorithm === 'ed25519') return generateKeyPairSync('ed25519').privateKey
  return generateKeyPairSync('ml-dsa-44').privateKey
}
