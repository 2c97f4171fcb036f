import { describeAccessStore } from './describe-access-store.ts'
import { describeReceiptStore } from './describe-receipt-store.ts'
import { describeTallyStore } from './describe-tally-store.ts'
import { createMemoryStore } from './memory.ts'

describeAccessStore('memory', async () => createMemoryStore())
describeReceiptStore('memory', async () => createMemoryStore())
describeTallyStore('memory', async () => createMemoryStore())
