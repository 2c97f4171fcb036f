import { describeReceiptStore } from './describe-receipt-store.ts'
import { describeTallyStore } from './describe-tally-store.ts'
import { createMemoryStore } from './memory.ts'

describeReceiptStore('memory', async () => createMemoryStore())
describeTallyStore('memory', async () => createMemoryStore())
