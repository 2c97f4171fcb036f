import type { Id } from '@kvitto/core'
import { spanOf } from './access-row.ts'
import type { AccessStore, StoredAccess } from './access-store.ts'
import { growAccessLogs } from './grow-access-logs.ts'
import { type MemoryLog, newLog, setHead } from './memory-log.ts'

/** The `AccessStore` contract in memory. */
export function memoryAccesses(logs: Map<Id, MemoryLog>): AccessStore {
  const kept: StoredAccess[] = []
  return {
    async append(accesses, grow) {
      const grown = growAccessLogs(accesses, (log) => logs.get(log)?.head, grow)
      for (const { log: name, head, tiles, added } of grown) {
        const log = logs.get(name) ?? newLog()
        logs.set(name, log)
        for (const { index, access, entry } of added) {
          log.entries.push(entry)
          kept.push({ ...access, id: kept.length + 1, index })
        }
        setHead(log, head, tiles)
      }
      return true
    },
    async list(site, filter, page) {
      const { from, to, at: before, id: last } = spanOf(filter, page)
      return kept
        .map((access) => ({ access, at: Date.parse(access.at) }))
        .filter(({ access, at }) => access.site === site && at >= from && at < to)
        .filter(({ access, at }) => at < before || (at === before && access.id < last))
        .sort((a, b) => b.at - a.at || b.access.id - a.access.id)
        .slice(0, page.limit)
        .map(({ access }) => access)
    },
  }
}
