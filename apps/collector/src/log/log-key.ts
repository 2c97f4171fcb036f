import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import {
  bytesOf,
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  makeVerifierKey,
  type VerifierKey,
} from '@kvitto/receipt'

/** The collector's Ed25519 key. It signs for every site's log, under the log's own name each. */
export interface LogKey {
  /** Raw, 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>
  sign(text: string): Uint8Array<ArrayBuffer>
}

/** A new key as PKCS #8 in PEM, which `openssl pkey` reads too. */
export function generateLogKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Throws on anything but an Ed25519 key. */
export function readLogKey(pem: string): LogKey {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error(`expected an Ed25519 key, found ${key.asymmetricKeyType}`)
  }
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (text) => new Uint8Array(sign(null, bytesOf(text), key)),
  }
}

/** Signs checkpoints of one log. */
export interface LogSigner {
  vkey: string
  /** The signed note. Synchronous: it runs inside the transaction that makes the checkpoint true. */
  signCheckpoint(checkpoint: Omit<Checkpoint, 'origin'>): string
}

export async function makeSigner(key: LogKey, origin: string): Promise<LogSigner> {
  const verifier: VerifierKey = await makeVerifierKey(origin, key.publicKey)
  const { name, keyId } = verifier
  return {
    vkey: formatVerifierKey(verifier),
    signCheckpoint({ size, root }) {
      const text = formatCheckpoint({ origin, size, root })
      return formatNote({ text, signatures: [{ name, keyId, signature: key.sign(text) }] })
    },
  }
}
