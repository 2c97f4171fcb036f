import type { DeviceStore, HistoryItem } from './device-store.ts'
import type { Receipt } from './receipt.ts'
import { claimOf } from './receipts-export.ts'

/** The part that signs: what it keeps on the device, and on this page view alone. */
export interface Signed {
  openDeviceStore(): Promise<Pick<DeviceStore, 'read'>>
  signedHere: HistoryItem[]
}

export interface OwnReceipt extends HistoryItem {
  /** As this browser signed it. */
  payload: Receipt
  /** False for what only this page view holds. */
  isKept: boolean
}

/** The receipts of this browser, newest first. Rejects where they cannot be read. */
export async function readOwnReceipts({
  openDeviceStore,
  signedHere,
}: Signed): Promise<OwnReceipt[]> {
  const { history = [] } = (await (await openDeviceStore()).read('ledger')) ?? {}
  const kept = new Set(history.map(({ receiptId }) => receiptId))
  const items = [...history, ...signedHere.filter(({ receiptId }) => !kept.has(receiptId))]
  return (
    items
      .map((item) => {
        const payload = claimOf(item.receipt).payload as Receipt
        if (!payload.decisions) throw new TypeError('expected a receipt, found something else')
        return { ...item, payload, isKept: kept.has(item.receiptId) }
      })
      // A UUIDv7 begins with its time.
      .sort((a, b) => (a.receiptId < b.receiptId ? 1 : -1))
  )
}

/**
 * The receipt with its proof, which the collector gives again for the same bytes; without where it does not
 * answer, or does not have it.
 */
export async function withProof<T extends HistoryItem>(item: T, url: string): Promise<T> {
  if (item.proof && item.receivedAt) return item
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ receipt: item.receipt }),
      credentials: 'omit',
      signal: AbortSignal.timeout(5000),
    })
    if (!response.ok) return item
    const { proof, receivedAt } = await response.json()
    return { ...item, proof, receivedAt }
  } catch {
    return item
  }
}
