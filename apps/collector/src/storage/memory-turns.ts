import type { Id } from '@kvitto/core'
import { type MemoryEntry, type MemoryLog, type RemovedReceipt, setHead } from './memory-log.ts'
import type { ReceiptStore, Turned } from './receipt-store.ts'

type Turns = Pick<
  ReceiptStore,
  'listHeads' | 'turnLog' | 'listRecords' | 'firstSince' | 'removeReceipts' | 'removeTraces'
>

/** How logs end, go on and are pruned. */
export function memoryTurns(logs: ReadonlyMap<Id, MemoryLog>): Turns {
  return {
    async listHeads(site) {
      const log = logs.get(site)
      return log?.head ? [...log.closed.map(({ head }) => head), log.head] : []
    },
    async turnLog(site, turn) {
      const log = logs.get(site)
      const turned = turn(log?.head)
      if (!log || !turned) return
      place(log, turned.last)
      if (!turned.first) return
      log.closed.push({ head: turned.last.head, roots: log.roots })
      log.roots = []
      place(log, turned.first)
    },
    listRecords: async (site) => logs.get(site)?.records ?? [],
    async firstSince(site, at) {
      const entries = logs.get(site)?.entries ?? []
      const found = entries.findIndex(({ receivedAt }) => Date.parse(receivedAt) >= Date.parse(at))
      return found < 0 ? entries.length : found
    },
    async removeReceipts(site, receipts) {
      const { entries = [] } = logs.get(site) ?? {}
      for (const { index } of receipts) {
        const entry = entries[index]
        if (entry?.kind === 'receipt' && entry.receipt) entries[index] = removed(entry)
      }
    },
    async removeTraces(site, below) {
      for (const [index, entry] of (logs.get(site)?.entries ?? []).entries()) {
        if (index < below && 'trace' in entry) entry.trace = null
      }
    },
  }
}

function place(log: MemoryLog, entry: Turned): void {
  const { kind, receivedAt, record, head, tiles } = entry
  const index = log.entries.push(entry) - 1
  setHead(log, head, tiles)
  log.records.push({ kind, index, receivedAt, record, checkpoint: head.checkpoint })
}

function removed({ receivedAt, standsFor, leafHash }: MemoryEntry): RemovedReceipt {
  const nothing = { receipt: undefined, trace: null, erasure: -1, granted: null }
  return { kind: 'receipt', receivedAt, standsFor, leafHash, ...nothing }
}
