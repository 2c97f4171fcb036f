import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import { isGiving } from '../domain/is-giving.ts'
import { splitLogId } from '../log/log-id.ts'
import { answerOf } from './answer-of.ts'
import { dayOf } from './day-of.ts'
import { toCounts } from './decision-counts.ts'
import { createMemoryAppend } from './memory-append.ts'
import { listErasures } from './memory-erase.ts'
import { type MemoryEntry, type MemoryLog, readTile } from './memory-log.ts'
import type { Policies } from './memory-sites.ts'
import { memoryTurns } from './memory-turns.ts'
import type {
  AppendItem,
  Page,
  ReceiptFilter,
  ReceiptStore,
  SignedHead,
  StoredReceipt,
} from './receipt-store.ts'

type Row = StoredReceipt & Pick<(AppendItem & { kind: 'receipt' })['receipt'], 'payload'>

/** The `ReceiptStore` contract in memory. Scans, so for thousands of receipts and no more. */
export function memoryReceipts(policies: Policies, logs: Map<Id, MemoryLog>): ReceiptStore {
  const witnessed = new Map<Id, SignedHead>()
  const append = createMemoryAppend(logs, policies)
  const rowsOf = (site: Id) => logs.get(site)?.entries.flatMap(toRow) ?? []

  return {
    append: async (items, grow) => append(items, grow),
    getReceipt: async (site, receiptId) =>
      rowsOf(site).find(({ payload }) => payload.receiptId === receiptId),
    getReceiptsByHash: async (site, hashes) =>
      rowsOf(site).filter(({ hash }) => hashes.includes(hash)),
    async listReceiptsEnding(site, hashes, { limit, after = -1, isNewestFirst }) {
      const found = rowsOf(site)
        .filter(({ index }) => index > after)
        .filter(({ payload }) => payload.ends.some((hash) => hashes.includes(hash)))
      return (isNewestFirst ? found.reverse() : found).slice(0, limit)
    },
    findReceipts: async (site, filter, page) =>
      rowsOf(site)
        .filter((row) => fits(row, filter) && isAfter(row, page.after))
        .sort((a, b) => (isAfter(a, b) ? 1 : -1))
        .slice(0, page.limit),
    listBySubject: async (site, subjectId, limit) =>
      rowsOf(site)
        .filter(({ payload }) => payload.subjectId === subjectId)
        .sort((a, b) => (isAfter(a, b) ? -1 : 1))
        .slice(0, limit),
    listErasures: async (site, filter, page) =>
      listErasures(logs.get(site)?.entries ?? [], filter, page),
    async countUnknownVersions(site, at) {
      const known = new Set(policies.published.get(site)?.map((found) => found.policyVersion))
      return (logs.get(site)?.entries ?? []).filter((entry) => {
        const granted = grantedBy(entry)
        return granted && !known.has(granted) && entry.receivedAt.slice(0, 10) === at.slice(0, 10)
      }).length
    },
    countDecisions: async (site, { from, to }) =>
      toCounts(
        rowsOf(site)
          .map((row) => ({ at: Date.parse(row.receivedAt), decided: answerOf(row.payload), n: 1 }))
          .filter(({ at }) => at >= from && at < to)
          .map(({ at, ...row }) => ({ day: dayOf(at), ...row })),
      ),
    readWitnessed: async (log) => witnessed.get(log),
    async putWitnessed(log, head) {
      if (head.size >= (witnessed.get(log)?.size ?? 0)) witnessed.set(log, head)
    },
    readHead: async (site) => logs.get(site)?.head,
    readTile: async (log, level, n, width) =>
      readTile(logs.get(splitLogId(log).site), { log, level, n, width }),
    ...memoryTurns(logs),
    listEntries: async (site, from, count) =>
      (logs.get(site)?.entries ?? [])
        .slice(from, from + count)
        .map(({ kind, receivedAt, standsFor }) => ({ kind, receivedAt, standsFor })),
  }
}

function grantedBy(entry: MemoryEntry): Hash | null {
  if (entry.kind !== 'receipt') return null
  if (!entry.receipt) return entry.granted
  return isGiving(entry.receipt.payload) ? entry.receipt.payload.policyVersion : null
}

function toRow(item: MemoryEntry, index: number): Row[] {
  if (item.kind !== 'receipt' || !item.receipt) return []
  const { payload, trust, hash, text } = item.receipt
  return [{ index, receivedAt: item.receivedAt, trust, hash, text, payload }]
}

function fits({ payload, receivedAt }: Row, filter: ReceiptFilter): boolean {
  const { receiptId, subjectId, from, to, policyVersion, purpose, decision } = filter
  const decided = Object.entries({ ...payload.services, ...payload.decisions })
  return (
    (receiptId === undefined || receiptId === payload.receiptId) &&
    (subjectId === undefined || subjectId === payload.subjectId) &&
    (policyVersion === undefined || policyVersion === payload.policyVersion) &&
    (from === undefined || Date.parse(receivedAt) >= Date.parse(from)) &&
    (to === undefined || Date.parse(receivedAt) < Date.parse(to)) &&
    ((purpose === undefined && decision === undefined) ||
      decided.some(([id, found]) => id === (purpose ?? id) && found === (decision ?? found)))
  )
}

/** Whether a row comes after a position, newest first. */
function isAfter(row: StoredReceipt, position: Page['after']): boolean {
  if (!position) return true
  const earlier = Date.parse(position.receivedAt) - Date.parse(row.receivedAt)
  return earlier > 0 || (earlier === 0 && row.index < position.index)
}
