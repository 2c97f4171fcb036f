import type { AcceptedReceipt } from '@kvitto/receipt'
import { afterEach, beforeEach } from 'vitest'
import type { AppendItem } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { growTestLog } from './grow-test-log.ts'
import { testItem } from './test-item.ts'
import { acceptTestReceipt, type TestReceipt } from './test-receipt.ts'

/** An empty store for each test of a suite, closed after it, and what appends to it. */
export function useTestStore(open: () => Promise<Store>) {
  let opened: Store
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())
  /** That of the running test. */
  const store = {
    get receipts() {
      return opened.receipts
    },
    get sites() {
      return opened.sites
    },
    get tokens() {
      return opened.tokens
    },
  }
  const append = (items: AppendItem[]) => opened.receipts.append(items, growTestLog)
  const add = async (changes: TestReceipt = {}, at?: string): Promise<AcceptedReceipt> => {
    const receipt = await acceptTestReceipt(changes)
    await append([testItem(receipt, at)])
    return receipt
  }
  return { store, append, add }
}
