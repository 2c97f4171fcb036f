import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'

/** An Ed25519 key. */
export interface SigningKey {
  /** Raw, 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>
  sign(bytes: Uint8Array): Uint8Array<ArrayBuffer>
}

/** A new key as PKCS #8 in PEM, which `openssl pkey` reads too. */
export function generateSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Throws on anything but an Ed25519 key. */
export function readSigningKey(pem: string): SigningKey {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(`expected an Ed25519 key, found ${key.asymmetricKeyType}`)
  }
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  }
}
