import { describeReceiptStore } from './describe-receipt-store.ts'
import { createMemoryStore } from './memory.ts'

describeReceiptStore('memory', async () => createMemoryStore())
