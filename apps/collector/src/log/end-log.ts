import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import {
  CLOSED_SCHEMA,
  type ClosedRecord,
  canonicalize,
  formatLogEntry,
  OPENED_SCHEMA,
  type OpenedRecord,
  rangeRoot,
} from '@kvitto/receipt'
import type { LogHead, LogTurn, ReceiptStore, Turned } from '../storage/receipt-store.ts'
import { growTree } from './grow-tree.ts'
import { hashLeaf, hashNode } from './hash-node.ts'
import { type LogId, logIdOf, nameLog, originOf, turnOf } from './log-id.ts'
import type { LogSigner } from './log-key.ts'
import type { SignedHeads } from './signed-heads.ts'

export interface EndOptions {
  receipts: ReceiptStore
  signed: SignedHeads
  /** Of the collector's logs. */
  base: string
  signerOf(log: LogId): LogSigner
  now(): Date
}

export interface EndedLog {
  /** The origin of the log that is to end: said twice, it ends once. */
  origin: string
  /** Whether another log goes on from it. */
  isSucceeded: boolean
}

/** Appends a log's last entry and the first of its successor, whose checkpoints are signed with them. */
export async function endLog(
  { receipts, signed, base, signerOf, now }: EndOptions,
  site: Id,
  { origin, isSucceeded }: EndedLog,
): Promise<void> {
  const receivedAt = now().toISOString()
  const heads: LogHead[] = []
  await receipts.turnLog(site, (head) => {
    const log = logIdOf(site, head)
    const { generation, first, isClosed } = turnOf(head)
    if (!head || isClosed || originOf(base, log) !== origin) return undefined
    signed.check(log, head)
    const next = nameLog(site, generation + 1)
    const closed: ClosedRecord = {
      schema: CLOSED_SCHEMA,
      site,
      origin,
      successor: isSucceeded ? { origin: originOf(base, next), keys: signerOf(next).vkeys } : null,
    }
    const last = make('closed', closed, { log, head, turn: { generation, first, isClosed: true } })
    const { size, range } = last.head
    const root = rangeRoot({ size, hashes: range }, hashNode)
    if (!closed.successor || !root) return keep(last)
    const opened: OpenedRecord = {
      schema: OPENED_SCHEMA,
      site,
      origin: closed.successor.origin,
      predecessor: {
        origin,
        keys: signerOf(log).vkeys,
        size,
        root: Buffer.from(root).toString('base64'),
      },
    }
    const turn = { generation: generation + 1, first: first + size, isClosed: false }
    return keep(last, make('opened', opened, { log: next, head: undefined, turn }))
  })
  for (const head of heads) signed.raise(logIdOf(site, head), head)

  function keep(last: Turned, first?: Turned) {
    // A database that gave up on the transaction calls again.
    heads.splice(0, heads.length, last.head, ...(first ? [first.head] : []))
    return first ? { last, first } : { last }
  }

  function make(
    kind: Turned['kind'],
    content: ClosedRecord | OpenedRecord,
    { log, head, turn }: { log: LogId; head: LogHead | undefined; turn: LogTurn },
  ): Turned {
    const record = canonicalize(content)
    const standsFor = hash('sha256', record, 'buffer')
    const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
    const grown = growTree(head, [leafHash], signerOf(log))
    const { tiles } = grown
    return { kind, receivedAt, standsFor, leafHash, record, head: { ...grown.head, turn }, tiles }
  }
}
