import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import type { Access } from '../storage/access-store.ts'
import type { GrowLog, LogHead } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { createAppendQueue } from './append-queue.ts'
import { createLog } from './create-log.ts'
import { createSigners } from './create-signers.ts'
import { growTree } from './grow-tree.ts'
import { accessLogOf, type LogId } from './log-id.ts'
import type { LogKey } from './log-key.ts'
import { createSignedHeads, type SignedHeads } from './signed-heads.ts'

/** Who read what: a log for each site beside that of its receipts, signed by the same key under its own name. */
export interface AccessLog {
  /** Resolves once durable. */
  record(access: Access): Promise<void>
  /** Takes in what was recorded without a log. Resolves once durable. */
  takeWaiting(): Promise<void>
  /** Says what is about to be removed from a site's, in an entry of kind `pruned`. Resolves once durable. */
  prune(site: Id, record: string): Promise<void>
  /** Resolves when nothing waits to be written. */
  drained(): Promise<void>
}

export interface AccessLogOptions {
  store: Pick<Store, 'accesses' | 'receipts'>
  key: LogKey | readonly LogKey[]
  /** Names the logs: `<origin>/<site>/access`. */
  origin: string
  now(): Date
  /** What was signed before; without it, what is signed from now on. */
  signed?: SignedHeads
}

export function createAccessLog(options: AccessLogOptions): AccessLog {
  const { key, origin, now, signed = createSignedHeads() } = options
  const { accesses, receipts } = options.store
  const signerOf = createSigners(key, origin)
  const queue = createAppendQueue(write)
  // The entries that are no accesses: what tells of a log is kept alike in all logs.
  const turns = createLog({ receipts, key, origin, now, signed })

  return {
    record: async (access) => {
      await queue.push(access)
    },
    async takeWaiting() {
      for (const site of await accesses.listWaiting()) {
        while (!(await signing((grow) => accesses.takeWaiting(site, grow))));
      }
    },
    async prune(site, record) {
      const standsFor = hash('sha256', record, 'buffer')
      await turns.append({ kind: 'pruned', site: accessLogOf(site), record, standsFor })
    },
    async drained() {
      await Promise.all([queue.drained(), turns.drained()])
    },
  }

  /** In several transactions where much was recorded without a log before. */
  async function write(batch: readonly Access[]): Promise<true[]> {
    while (!(await signing((grow) => accesses.append(batch, grow))));
    return batch.map(() => true)
  }

  /** One transaction; what it signs is known as signed once it is durable. */
  async function signing<Written>(write: (grow: GrowLog) => Promise<Written>): Promise<Written> {
    const heads = new Map<LogId, LogHead>()
    const written = await write((log, head, leafHashes) => {
      signed.check(log, head)
      const tree = growTree(head, leafHashes, signerOf(log))
      heads.set(log, tree.head)
      return tree
    })
    for (const [log, head] of heads) signed.raise(log, head)
    return written
  }
}
