import type { Id } from '@kvitto/core'
import { appendLeaf, type CompactRange, emptyRange, rangeRoot } from '@kvitto/receipt'
import { hashNode } from '../log/hash-node.ts'
import type { AuditRows } from './audit-rows.ts'
import type { Fault } from './fault.ts'
import { readSigned } from './read-signed.ts'

/** What is kept as cosigned was signed for this log, and the log grows from it. Witnesses' keys are not known here. */
export async function checkWitnessed(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const witnessed = await rows.witnessed(site)
  if (!witnessed) return undefined
  try {
    const { size, root } = await readSigned(rows, site, witnessed)
    const found = await rootAt(rows, site, size)
    const isRoot = found !== undefined && Buffer.compare(found, root) === 0
    return isRoot ? undefined : fault('the cosigned checkpoint is of another log')
  } catch (error) {
    return fault(`the cosigned checkpoint is not as signed: ${Object(error).message}`)
  }
}

/** Undefined where the log is shorter. */
async function rootAt(rows: AuditRows, site: Id, size: number): Promise<Uint8Array | undefined> {
  let range: CompactRange = emptyRange
  for await (const { leafHash } of rows.entries(site)) {
    range = appendLeaf(range, leafHash, { hashNode })
    if (range.size === size) return rangeRoot(range, hashNode)
  }
  return undefined
}

function fault(problem: string): Fault {
  return { index: null, problem }
}
