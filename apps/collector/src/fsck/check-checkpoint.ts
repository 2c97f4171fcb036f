import type { Id } from '@kvitto/core'
import { makeVerifierKey, parseCheckpoint, rangeRoot, verifyNote } from '@kvitto/receipt'
import { hashNode } from '../log/hash-node.ts'
import type { AuditRows } from './audit-rows.ts'
import type { Fault } from './fault.ts'

/** The head's checkpoint is of its size and root, and signed by the database's key under the log's name. */
export async function checkCheckpoint(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const head = await rows.head(site)
  if (!head) return undefined
  const origin = `${await rows.setting('log-origin')}/${site}`
  const publicKey = Buffer.from((await rows.setting('log-key')) ?? '', 'base64')
  try {
    // Throws, too, where a setting is altered so that it makes no key.
    const key = await makeVerifierKey(origin, new Uint8Array(publicKey))
    const { text } = await verifyNote(head.checkpoint, [key])
    const checkpoint = parseCheckpoint(text)
    const root = rangeRoot({ size: head.size, hashes: head.range }, hashNode)
    if (checkpoint.origin !== origin) return fault(`the checkpoint is not of ${origin}`)
    if (checkpoint.size !== head.size) {
      return fault(`the checkpoint is of ${checkpoint.size} entries, the head of ${head.size}`)
    }
    const isRoot = root !== undefined && Buffer.compare(root, checkpoint.root) === 0
    return isRoot ? undefined : fault('the checkpoint has another root than the head')
  } catch (error) {
    return fault(`the checkpoint is not as signed: ${Object(error).message}`)
  }
}

function fault(problem: string): Fault {
  return { index: null, problem }
}
