import type { Time } from '@kvitto/core'
import { clear, createStore, get, update } from 'idb-keyval'
import type { Hash } from './receipt.ts'

/** A signed event on its way to the collector. */
export interface OutboxItem {
  receiptId: string
  /** Request body, exactly as it is sent each time. */
  body: string
  /** `refusal`: of a person who gave nothing; not kept longer than 30 days, nor when it is rejected. */
  kind: 'grant' | 'withdrawal' | 'refusal'
  /** Code of the collector's lasting refusal. */
  rejected?: string
}

/** A receipt that the person can download while a grant of theirs stands. */
export interface HistoryItem {
  receiptId: string
  hash: Hash
  subjectId: string
  decidedAt: Time
  receipt: string
  /** c2sp.org/tlog-proof@v1 text, once the collector has answered. */
  proof?: string
  /** Of the log's entry, which is what the proof is about. */
  receivedAt?: Time
}

export interface DeviceContent {
  key: CryptoKeyPair
  unsignedId: string
  ledger: Ledger
}

/** Both under one key, so that a receipt enters both or neither. */
export interface Ledger {
  outbox: OutboxItem[]
  history: HistoryItem[]
}

export const EMPTY: Ledger = { outbox: [], history: [] }

/** What is kept in this browser beside the cookie: per origin, in IndexedDB, gone after a withdrawal. */
export interface DeviceStore {
  read<K extends keyof DeviceContent>(key: K): Promise<DeviceContent[K] | undefined>
  /** One readwrite transaction: reads, changes, writes; resolves to what stands then. */
  change<K extends keyof DeviceContent>(
    key: K,
    to: (old: DeviceContent[K] | undefined) => DeviceContent[K],
  ): Promise<DeviceContent[K]>
  clear(): Promise<void>
}

/** `name`: of the database. */
export async function openDeviceStore(name = 'kvitto'): Promise<DeviceStore> {
  try {
    const store = createStore(name, name)
    await get('key', store)
    return {
      read: (key) => get(key, store),
      change: async (key, to) => {
        await update(key, to, store)
        return (await get(key, store)) ?? to(undefined)
      },
      clear: () => clear(store),
    }
  } catch {
    // A part of its own: hardly anybody needs it.
    return (await import('./fallback-store.ts')).fallbackStore(name)
  }
}
