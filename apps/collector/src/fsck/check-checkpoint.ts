import type { Id } from '@kvitto/core'
import { rangeRoot } from '@kvitto/receipt'
import { hashNode } from '../log/hash-node.ts'
import type { AuditRows } from './audit-rows.ts'
import type { Fault } from './fault.ts'
import { readSigned } from './read-signed.ts'

/** The head's checkpoint is of its size and root, and signed by a key of the database under the log's name. */
export async function checkCheckpoint(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const head = await rows.head(site)
  if (!head) return undefined
  try {
    const { root: signed } = await readSigned(rows, site, head)
    const root = rangeRoot({ size: head.size, hashes: head.range }, hashNode)
    const isRoot = root !== undefined && Buffer.compare(root, signed) === 0
    return isRoot ? undefined : fault('the checkpoint has another root than the head')
  } catch (error) {
    return fault(`the checkpoint is not as signed: ${Object(error).message}`)
  }
}

function fault(problem: string): Fault {
  return { index: null, problem }
}
