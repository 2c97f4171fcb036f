import { readFile } from 'node:fs/promises'
import { writeSecret } from '@kvitto/keys'
import { makeVerifierKey, parseCheckpoint, verifyNote } from '@kvitto/receipt'
import type { ReceiptStore, SignedHead } from '../storage/receipt-store.ts'
import { checkSignedHeads } from './check-signed-heads.ts'
import { type LogId, originOf } from './log-id.ts'
import { createSignedHeads, type SignedHeads, type SignedHeadsOptions } from './signed-heads.ts'

export interface OpenSignedHeads extends Pick<SignedHeadsOptions, 'onRollback'> {
  /** Of the file beside the log's key; made at the first checkpoint. */
  path: string
  receipts: ReceiptStore
  /** Raw, of every key that ever signed. */
  publicKeys: readonly Uint8Array<ArrayBuffer>[]
  origin: string
  reportError(error: unknown): void
}

/** Reads what was signed before, and throws where the database does not go on from it. */
export async function openSignedHeads(options: OpenSignedHeads): Promise<SignedHeads> {
  const { path, receipts, onRollback, reportError } = options
  const known = await read(options)
  await checkSignedHeads(receipts, known)
  return createSignedHeads({
    known,
    // A disk that is full stops appends by itself; the next checkpoint tries again.
    save: (checkpoints) => writeSecret(path, JSON.stringify(checkpoints)).catch(reportError),
    ...(onRollback && { onRollback }),
  })
}

/** Throws where one is signed by none of these keys: somebody else's file must not pass for none. */
async function read({
  path,
  publicKeys,
  origin,
}: OpenSignedHeads): Promise<Map<LogId, SignedHead>> {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (Object(error).code === 'ENOENT') return '{}'
    throw error
  })
  try {
    const heads = new Map<LogId, SignedHead>()
    for (const [log, checkpoint] of Object.entries<string>(JSON.parse(text))) {
      const name = originOf(origin, log)
      const keys = await Promise.all(publicKeys.map((key) => makeVerifierKey(name, key)))
      const found = parseCheckpoint((await verifyNote(checkpoint, keys)).text)
      if (found.origin !== name) throw new Error('expected a checkpoint of this log')
      heads.set(log, { size: found.size, checkpoint })
    }
    return heads
  } catch (cause) {
    const message = `expected checkpoints that this log-key signed in ${path}, found another file`
    throw new Error(message, { cause })
  }
}
