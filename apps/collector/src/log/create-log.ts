import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { type AcceptedReceipt, formatLogEntry, formatTlogProof } from '@kvitto/receipt'
import type {
  AppendItem,
  AppendOutcome,
  EntryKind,
  NewErasure,
  PolicyBytes,
  ReceiptStore,
  SignedHead,
} from '../storage/receipt-store.ts'
import { createAppendQueue } from './append-queue.ts'
import { createProver, type Prover } from './create-prover.ts'
import { growTree } from './grow-tree.ts'
import { hashLeaf } from './hash-node.ts'
import { type LogKey, type LogSigner, makeSigner } from './log-key.ts'
import { createSignedHeads, type SignedHeads } from './signed-heads.ts'

/** What is to be logged. `standsFor` is the SHA-256 of the policy's, manifest's or erasure's bytes. */
export type NewEntry =
  | { kind: 'receipt'; site: Id; receipt: AcceptedReceipt }
  | { kind: 'policy'; site: Id; policy: PolicyBytes; standsFor: Uint8Array }
  | { kind: 'build'; site: Id; standsFor: Uint8Array }
  | { kind: 'erasure'; site: Id; erasure: NewErasure; standsFor: Uint8Array }

/** The logs of all sites: one Ed25519 key, one tree per site. */
export interface Log {
  /** Resolves once durable. */
  append(entry: NewEntry): Promise<AppendOutcome>
  /** c2sp.org/tlog-proof@v1 text for the entry at `index`, against that head's checkpoint. */
  prove(site: Id, index: number, head: SignedHead): Promise<string>
  /** Of the key that has signed longest: what was given out, and what is, verifies by it. */
  vkey(site: Id): Promise<string>
  /** Of every key that signs now. */
  vkeys(site: Id): Promise<string[]>
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

export function createLog(options: LogOptions): Log {
  const { receipts, key, origin, now, onBatch, signed = createSignedHeads() } = options
  const signers = new Map<Id, LogSigner>()
  const queue = createAppendQueue(write)
  let recent: { site: Id; size: number; prover: Prover } | undefined

  return {
    append: (entry) => queue.push(entry),
    async prove(site, index, { size, checkpoint }) {
      if (recent?.site !== site || recent.size !== size) {
        recent = { site, size, prover: createProver(receipts, site, size) }
      }
      return formatTlogProof({ index, path: await recent.prover.inclusion(index), checkpoint })
    },
    vkey: async (site) => (await signerOf(site)).vkeys[0] ?? '',
    vkeys: async (site) => (await signerOf(site)).vkeys,
    waiting: queue.waiting,
    drained: queue.drained,
  }

  async function write(entries: readonly NewEntry[]): Promise<AppendOutcome[]> {
    const receivedAt = now().toISOString()
    const items = entries.map((entry) => toItem(entry, receivedAt))
    const batch = new Map<Id, LogSigner>()
    for (const { site } of items) batch.set(site, await signerOf(site))
    const start = performance.now()
    const outcomes = await receipts.append(items, (site, head, leafHashes) => {
      const signer = batch.get(site)
      if (!signer) throw new TypeError(`expected a log of the batch, found ${site}`)
      signed.check(site, head)
      return growTree(head, leafHashes, signer)
    })
    for (const [position, outcome] of outcomes.entries()) {
      const site = items[position]?.site
      if ('head' in outcome && site !== undefined) signed.raise(site, outcome.head)
    }
    onBatch?.(outcomes, (performance.now() - start) / 1000)
    return outcomes
  }

  async function signerOf(site: Id): Promise<LogSigner> {
    const signer = signers.get(site) ?? (await makeSigner(key, `${origin}/${site}`))
    signers.set(site, signer)
    return signer
  }
}

function toItem(entry: NewEntry, receivedAt: string): AppendItem {
  const standsFor = entry.kind === 'receipt' ? commitTo(entry.receipt) : entry.standsFor
  return { ...entry, receivedAt, standsFor, leafHash: leafOf(entry.kind, receivedAt, standsFor) }
}

function leafOf(kind: EntryKind, receivedAt: string, standsFor: Uint8Array): Uint8Array {
  return hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
}

/** Knowing a receipt's hash is enough to withdraw, so the log holds the hash of it. */
function commitTo({ hash: receiptHash }: AcceptedReceipt): Uint8Array {
  return hash('sha256', Buffer.from(receiptHash, 'base64url'), 'buffer')
}
