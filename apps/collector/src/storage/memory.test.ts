import { describeAccessStore } from './describe-access-store.ts'
import { describeReceiptStore } from './describe-receipt-store.ts'
import { describeSiteStore } from './describe-site-store.ts'
import { describeTallyStore } from './describe-tally-store.ts'
import { describeTokenStore } from './describe-token-store.ts'
import { createMemoryStore } from './memory.ts'

describeAccessStore('memory', async () => createMemoryStore())
describeReceiptStore('memory', async () => createMemoryStore())
describeSiteStore('memory', async () => createMemoryStore())
describeTokenStore('memory', async () => createMemoryStore())
describeTallyStore('memory', async () => createMemoryStore())
