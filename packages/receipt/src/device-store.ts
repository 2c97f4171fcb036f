import type { Id, Time } from '@kvitto/core'
import { pageStore } from './page-store.ts'
import type { Hash } from './receipt.ts'

/** A signed event on its way to the collector. */
export interface OutboxItem {
  receiptId: string
  /** Several sites of one origin share the store. */
  site?: Id
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
  site?: Id
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
  /** Two sites have decided on this origin. */
  isShared?: boolean
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

/** `name`: of the database. Its promises reject with null where the page was left meanwhile, and is shown again. */
export async function openDeviceStore(name = 'kvitto'): Promise<DeviceStore> {
  const ask = pageStore(name)
  const read: DeviceStore['read'] = (key) => ask('readonly', (store) => store.get(key))
  try {
    await read('key')
    return {
      read,
      change: async (key, to) => {
        await ask('readwrite', (store) => {
          const old = store.get(key)
          old.onsuccess = () => store.put(to(old.result), key)
          return old
        })
        return (await read(key)) ?? to(undefined)
      },
      clear: () => ask('readwrite', (store) => store.clear()),
    }
  } catch (error) {
    if (error === null) throw error
    // A part of its own: hardly anybody needs it.
    return (await import('./fallback-store.ts')).fallbackStore(name)
  }
}
