import type { LogId } from '../log/log-id.ts'
import { memoryAccesses } from './memory-accesses.ts'
import type { MemoryLog } from './memory-log.ts'
import { memoryReceipts } from './memory-receipts.ts'
import type { Policies } from './memory-sites.ts'
import { memorySites } from './memory-sites.ts'
import { memoryTallies } from './memory-tallies.ts'
import { memoryTokens } from './memory-tokens.ts'
import type { Store } from './store.ts'

/** A whole store in this process, for tests: it keeps the contract but for durability. */
export function createMemoryStore(): Store {
  // Publishing a policy is one transaction over both: the log's entry and the publication.
  const policies: Policies = { published: new Map(), byVersion: new Map() }
  const sites = memorySites(policies)
  const logs = new Map<LogId, MemoryLog>()
  return {
    receipts: memoryReceipts(policies, logs),
    sites,
    tokens: memoryTokens(),
    accesses: memoryAccesses(logs),
    tallies: memoryTallies(sites),
    async checkWritable() {},
    async close() {},
  }
}
