import type { Id } from '@kvitto/core'
import { makeVerifierKey, parseCheckpoint, rangeRoot, verifyNote } from '@kvitto/receipt'
import { hashNode } from '../log/hash-node.ts'
import type { AuditRows } from './audit-rows.ts'
import type { Fault } from './fault.ts'
import { logKeysOf } from './log-keys.ts'

/** The head's checkpoint is of its size and root, and signed by a key of the database under the log's name. */
export async function checkCheckpoint(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const head = await rows.head(site)
  if (!head) return undefined
  const origin = `${await rows.setting('log-origin')}/${site}`
  const publicKeys = (await logKeysOf(rows)).map((key) => Buffer.from(key, 'base64'))
  try {
    // Throws, too, where a setting is altered so that it makes no key.
    const keys = await Promise.all(
      publicKeys.map((key) => makeVerifierKey(origin, new Uint8Array(key))),
    )
    const { text } = await verifyNote(head.checkpoint, keys)
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
