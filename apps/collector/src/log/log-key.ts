import type { SigningKey as LogKey } from '@kvitto/keys'
import {
  bytesOf,
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  makeVerifierKey,
  type VerifierKey,
} from '@kvitto/receipt'

/** The collector's one key signs for every site's log, under the log's own name each. */
export {
  generateSigningKey as generateLogKey,
  readSigningKey as readLogKey,
  type SigningKey as LogKey,
} from '@kvitto/keys'

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
      const signature = key.sign(bytesOf(text))
      return formatNote({ text, signatures: [{ name, keyId, signature }] })
    },
  }
}
