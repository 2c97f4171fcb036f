import type { Id } from '@kvitto/core'
import { turnOf } from '../log/log-id.ts'
import { findErasure, findRemoved, removeReceipts } from './memory-erase.ts'
import { type MemoryEntry, type MemoryLog, newLog, setHead } from './memory-log.ts'
import type { Policies } from './memory-sites.ts'
import type { AppendItem, AppendOutcome, GrowLog, LogHead } from './receipt-store.ts'
import { wasPruned } from './was-pruned.ts'

type Found = { index: number; receivedAt: string }
type ReceiptItem = AppendItem & { kind: 'receipt' }

/**
 * `ReceiptStore.append` in memory. Decides everything first and changes the logs last, in steps that
 * cannot fail: an error on the way leaves all as it was.
 */
export function createMemoryAppend(logs: Map<Id, MemoryLog>, policies: Policies) {
  return (items: readonly AppendItem[], grow: GrowLog): AppendOutcome[] => {
    const added = new Map<Id, AppendItem[]>()
    const decided = items.map((item) => {
      const taken = added.get(item.site) ?? []
      const entries = [...(logs.get(item.site)?.entries ?? []), ...taken]
      for (const other of taken) {
        if (other.kind === 'erasure') removeReceipts(entries, other.erasure.receipts, -1)
      }
      const found = find(item, entries)
      if (found) return found
      if (turnOf(logs.get(item.site)?.head).isClosed) return { outcome: 'log-closed' } as const
      added.set(item.site, [...(added.get(item.site) ?? []), item])
      return { outcome: 'appended', index: entries.length, receivedAt: item.receivedAt } as const
    })
    const grown = Array.from(added, ([site, entries]) => {
      const leafHashes = entries.map(({ leafHash }) => leafHash)
      return { site, entries, ...grow(site, logs.get(site)?.head, leafHashes) }
    })
    for (const { site, entries, head, tiles } of grown) {
      const log = logs.get(site) ?? newLog()
      logs.set(site, log)
      for (const entry of entries) place(entry, log)
      setHead(log, { ...head, ...(log.head?.turn && { turn: log.head.turn }) }, tiles)
    }
    return decided.map((outcome, position) =>
      withHead(outcome, logs.get(items[position]?.site ?? '')),
    )
  }

  function place(item: AppendItem, { entries, records }: MemoryLog): void {
    const index = entries.push(item) - 1
    if (item.kind === 'pruned') {
      const { kind, receivedAt, record } = item
      records.push({ kind, index, receivedAt, record, checkpoint: '' })
    }
    if (item.kind === 'policy') publish(item, index)
    if (item.kind === 'erasure') removeReceipts(entries, item.erasure.receipts, index)
  }

  function publish(item: AppendItem & { kind: 'policy' }, index: number): void {
    const { policyVersion } = item.policy
    const effectiveAt = new Date(item.policy.effectiveAt).toISOString()
    const publication = { index, policyVersion, effectiveAt, publishedAt: item.receivedAt }
    policies.byVersion.set(policyVersion, item.policy)
    policies.published.set(item.site, [...(policies.published.get(item.site) ?? []), publication])
  }
}

type Decided =
  | ({ outcome: 'appended' | 'known' } & Found)
  | Exclude<AppendOutcome, { index: number }>

function find(item: AppendItem, entries: readonly MemoryEntry[]): Decided | undefined {
  if (item.kind === 'receipt') return findReceipt(item, entries)
  if (item.kind === 'erasure') return findErasure(item, entries)
  if (item.kind === 'pruned') return undefined
  const index = entries.findLastIndex((entry) => entry.kind === item.kind && isSame(entry, item))
  const newest = entries.findLastIndex(({ kind }) => kind === item.kind)
  // An older policy published again is a roll-back: a new entry.
  return item.kind === 'policy' && index !== newest ? undefined : known(entries, index)
}

function findReceipt(item: ReceiptItem, entries: readonly MemoryEntry[]): Decided | undefined {
  const { receipt } = item
  const { receiptId, previous, subjectId } = receipt.payload
  const payloads = entries.map((entry) => (entry.kind === 'receipt' ? entry.receipt : undefined))
  const index = payloads.findIndex((stored) => stored?.payload.receiptId === receiptId)
  if (index >= 0) {
    return payloads[index]?.hash === receipt.hash ? known(entries, index) : { outcome: 'conflict' }
  }
  const pruned = entries.findLast((entry) => entry.kind === 'pruned')
  if (wasPruned(item, pruned?.record)) return { outcome: 'receipt-pruned' }
  const before = payloads.find((stored) => previous !== null && stored?.hash === previous)
  const isOther = before && before.payload.subjectId !== subjectId
  return isOther ? { outcome: 'subject-mismatch' } : findRemoved(item, entries)
}

function known(entries: readonly MemoryEntry[], index: number): Decided | undefined {
  const entry = entries[index]
  return entry && { outcome: 'known', index, receivedAt: entry.receivedAt }
}

function isSame(a: MemoryEntry, b: MemoryEntry): boolean {
  return Buffer.compare(a.standsFor, b.standsFor) === 0
}

function withHead(decided: Decided, log: MemoryLog | undefined): AppendOutcome {
  if (!('index' in decided)) return decided
  const head: LogHead | undefined = log?.head
  if (!head) throw new TypeError('expected a head above an entry')
  return { ...decided, head }
}
