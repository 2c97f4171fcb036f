import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { type AcceptedReceipt, formatLogEntry, formatTlogProof } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type {
  AppendItem,
  AppendOutcome,
  EntryKind,
  LogHead,
  NewErasure,
  PolicyBytes,
  ReceiptStore,
  SignedHead,
} from '../storage/receipt-store.ts'
import { createAppendQueue } from './append-queue.ts'
import { createProver, type Prover, proveNewLeaf } from './create-prover.ts'
import { createSigners } from './create-signers.ts'
import { type EndedLog, endLog } from './end-log.ts'
import { growTree, type TreeNodes } from './grow-tree.ts'
import { hashLeaf } from './hash-node.ts'
import { type LogId, logIdOf, originOf, turnOf } from './log-id.ts'
import type { LogKey } from './log-key.ts'
import { createSignedHeads, type SignedHeads } from './signed-heads.ts'

/** What is to be logged. `standsFor` is the SHA-256 of the policy's, manifest's or erasure's bytes. */
export type NewEntry =
  | { kind: 'receipt'; site: Id; receipt: AcceptedReceipt }
  | { kind: 'policy'; site: Id; policy: PolicyBytes; standsFor: Uint8Array }
  | { kind: 'build'; site: Id; standsFor: Uint8Array }
  | { kind: 'erasure'; site: Id; erasure: NewErasure; standsFor: Uint8Array }
  | { kind: 'pruned'; site: Id; record: string; standsFor: Uint8Array }

export type Appended = Exclude<AppendOutcome, { outcome: 'log-closed' }>

/** The logs of all sites: one Ed25519 key, one tree per site until it ends and another goes on. */
export interface Log {
  /** Resolves once durable. Throws `log_closed` where the site takes nothing more. */
  append(entry: NewEntry): Promise<Appended>
  /** Ends the log of that origin, unless it has ended. */
  end(site: Id, ended: EndedLog): Promise<void>
  /** c2sp.org/tlog-proof@v1 text for the site's entry at `index`, against that head's checkpoint. */
  prove(site: Id, index: number, head: SignedHead & Pick<LogHead, 'turn'>): Promise<string>
  /** Its name in its checkpoints. */
  origin(log: LogId): string
  /** Of the key that has signed longest: what was given out, and what is, verifies by it. */
  vkey(log: LogId): Promise<string>
  /** Of every key that signs now. */
  vkeys(log: LogId): Promise<string[]>
  /** How many entries wait to be written. */
  waiting(): number
  /** Resolves when nothing waits to be written. */
  drained(): Promise<void>
}

export interface LogOptions {
  receipts: ReceiptStore
  key: LogKey | readonly LogKey[]
  /** Names the logs: `<origin>/<site>`. */
  origin: string
  now(): Date
  /** What was signed before; without it, what is signed from now on. */
  signed?: SignedHeads
  /** Hears of every batch that is durable. */
  onBatch?(outcomes: readonly AppendOutcome[], seconds: number): void
}

/** A prover keeps up to a tile for each proof: of a log that stands still, that would in time be all of it. */
const MOST_PROOFS = 100

export function createLog(options: LogOptions): Log {
  const { receipts, key, origin, now, onBatch, signed = createSignedHeads() } = options
  const signerOf = createSigners(key, origin)
  const queue = createAppendQueue(write)
  let grown = new Map<LogId, { size: number; nodes: TreeNodes }>()
  let recent: { log: LogId; size: number; prover: Prover; proofs: number } | undefined

  return {
    append: async (entry) => {
      const outcome = await queue.push(entry)
      if (outcome.outcome !== 'log-closed') return outcome
      throw new CollectorError(
        'log_closed',
        `expected a log of ${entry.site} that is open, found none`,
      )
    },
    end: (site, ended) => endLog({ receipts, signed, base: origin, signerOf, now }, site, ended),
    async prove(site, entry, head) {
      const { size, checkpoint } = head
      const log = logIdOf(site, head)
      const index = entry - turnOf(head).first
      const path = pathInBatch(log, index, size) ?? (await proverOf(log, size).inclusion(index))
      return formatTlogProof({ index, path, checkpoint }, toBase64)
    },
    origin: (log) => originOf(origin, log),
    vkey: async (log) => signerOf(log).vkeys[0] ?? '',
    vkeys: async (log) => signerOf(log).vkeys,
    waiting: queue.waiting,
    drained: queue.drained,
  }

  /** Of an entry of the last batch, as nearly all are that are asked for. */
  function pathInBatch(log: LogId, index: number, size: number): Uint8Array[] | undefined {
    const batch = grown.get(log)
    return batch?.size === size ? proveNewLeaf(batch.nodes, { index, size }) : undefined
  }

  function proverOf(log: LogId, size: number): Prover {
    if (recent?.log !== log || recent.size !== size || recent.proofs === MOST_PROOFS) {
      recent = { log, size, prover: createProver(receipts, log, size), proofs: 0 }
    }
    recent.proofs += 1
    return recent.prover
  }

  async function write(entries: readonly NewEntry[]): Promise<AppendOutcome[]> {
    const receivedAt = now().toISOString()
    const items = entries.map((entry) => toItem(entry, receivedAt))
    const start = performance.now()
    const trees = new Map<LogId, { size: number; nodes: TreeNodes }>()
    const outcomes = await receipts.append(items, (site, head, leafHashes) => {
      const log = logIdOf(site, head)
      signed.check(log, head)
      const tree = growTree(head, leafHashes, signerOf(log))
      trees.set(log, { size: tree.head.size, nodes: tree.nodes })
      return tree
    })
    // Of what is committed alone: another batch may take the place of one that failed.
    grown = trees
    for (const [position, outcome] of outcomes.entries()) {
      const site = items[position]?.site
      if ('head' in outcome && site !== undefined) {
        signed.raise(logIdOf(site, outcome.head), outcome.head)
      }
    }
    onBatch?.(outcomes, (performance.now() - start) / 1000)
    return outcomes
  }
}

function toItem(entry: NewEntry, receivedAt: string): AppendItem {
  const standsFor = entry.kind === 'receipt' ? commitTo(entry.receipt) : entry.standsFor
  return { ...entry, receivedAt, standsFor, leafHash: leafOf(entry.kind, receivedAt, standsFor) }
}

function leafOf(kind: EntryKind, receivedAt: string, standsFor: Uint8Array): Uint8Array {
  return hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
}

/** As `@kvitto/receipt` has it, which also runs where there is no Buffer. */
function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

/** Knowing a receipt's hash is enough to withdraw, so the log holds the hash of it. */
function commitTo({ hash: receiptHash }: AcceptedReceipt): Uint8Array {
  return hash('sha256', Buffer.from(receiptHash, 'base64url'), 'buffer')
}
