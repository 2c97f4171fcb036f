import { hash } from 'node:crypto'
import { type SigningKey as LogKey, readSigningKey } from '@kvitto/keys'
import {
  bytesOf,
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  type VerifierKey,
} from '@kvitto/receipt'

/** Its C2SP signature type. */
const ED25519 = 1

/** The collector's one key signs for every site's log, under the log's own name each. */
export {
  generateSigningKey as generateLogKey,
  readSigningKey as readLogKey,
  type SigningKey as LogKey,
} from '@kvitto/keys'

/** Every private key of the file: one, or while they are exchanged two, the elder first. Throws where there is none. */
export function readLogKeys(text: string): LogKey[] {
  const blocks = text.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? []
  if (blocks.length === 0) throw new Error('expected an Ed25519 key in PEM, found none')
  return blocks.map((pem) => readSigningKey(pem))
}

/** Signs checkpoints of one log. */
export interface LogSigner {
  /** Of each key that signs, the elder first. */
  vkeys: string[]
  /** The signed note. Synchronous: it runs inside the transaction that makes the checkpoint true. */
  signCheckpoint(checkpoint: Omit<Checkpoint, 'origin'>): string
}

/** Of several keys each signs: whoever knows one of them can verify. */
export function makeSigner(keys: LogKey | readonly LogKey[], origin: string): LogSigner {
  const signing = [keys].flat().map((key) => ({ key, verifier: verifierOf(key, origin) }))
  return {
    vkeys: signing.map(({ verifier }) => formatVerifierKey(verifier)),
    signCheckpoint({ size, root }) {
      const text = formatCheckpoint({ origin, size, root })
      const signatures = signing.map(({ key, verifier: { name, keyId } }) => {
        return { name, keyId, signature: key.sign(bytesOf(text)) }
      })
      return formatNote({ text, signatures })
    },
  }
}

/** As `makeVerifierKey`, but synchronous: which log it is to sign, a transaction learns on its way. */
function verifierOf({ publicKey }: LogKey, name: string): VerifierKey {
  const bytes = Buffer.concat([bytesOf(`${name}\n`), Uint8Array.of(ED25519), publicKey])
  const keyId = hash('sha256', bytes, 'buffer').subarray(0, 4)
  return { type: 'note', algorithm: 'Ed25519', name, keyId, publicKey }
}
