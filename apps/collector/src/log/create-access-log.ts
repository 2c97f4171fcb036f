import type { Access, AccessStore } from '../storage/access-store.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import { createAppendQueue } from './append-queue.ts'
import { createSigners } from './create-signers.ts'
import { growTree } from './grow-tree.ts'
import type { LogId } from './log-id.ts'
import type { LogKey } from './log-key.ts'
import { createSignedHeads, type SignedHeads } from './signed-heads.ts'

/** Who read what: a log for each site beside that of its receipts, signed by the same key under its own name. */
export interface AccessLog {
  /** Resolves once durable. */
  record(access: Access): Promise<void>
  /** Resolves when nothing waits to be written. */
  drained(): Promise<void>
}

export interface AccessLogOptions {
  accesses: AccessStore
  key: LogKey | readonly LogKey[]
  /** Names the logs: `<origin>/<site>/access`. */
  origin: string
  /** What was signed before; without it, what is signed from now on. */
  signed?: SignedHeads
}

export function createAccessLog(options: AccessLogOptions): AccessLog {
  const { accesses, key, origin, signed = createSignedHeads() } = options
  const signerOf = createSigners(key, origin)
  const queue = createAppendQueue(write)

  return {
    record: async (access) => {
      await queue.push(access)
    },
    drained: queue.drained,
  }

  /** In several transactions where much was recorded without a log before. */
  async function write(batch: readonly Access[]): Promise<true[]> {
    while (!(await append(batch)));
    return batch.map(() => true)
  }

  async function append(batch: readonly Access[]): Promise<boolean> {
    const heads = new Map<LogId, LogHead>()
    const isWritten = await accesses.append(batch, (log, head, leafHashes) => {
      signed.check(log, head)
      const tree = growTree(head, leafHashes, signerOf(log))
      heads.set(log, tree.head)
      return tree
    })
    for (const [log, head] of heads) signed.raise(log, head)
    return isWritten
  }
}
