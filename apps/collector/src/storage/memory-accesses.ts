import type { Id } from '@kvitto/core'
import { accessLogOf } from '../log/log-id.ts'
import { spanOf } from './access-row.ts'
import type { AccessStore, StoredAccess } from './access-store.ts'
import { growAccessLogs } from './grow-access-logs.ts'
import { type MemoryLog, newLog, setHead } from './memory-log.ts'

/** The `AccessStore` contract in memory. */
export function memoryAccesses(logs: Map<Id, MemoryLog>): AccessStore {
  let kept: StoredAccess[] = []
  let ids = 0
  return {
    async append(accesses, grow) {
      const grown = growAccessLogs(accesses, (log) => logs.get(log)?.head, grow)
      for (const { log: name, head, tiles, added } of grown) {
        const log = logs.get(name) ?? newLog()
        logs.set(name, log)
        for (const { index, access, entry } of added) {
          log.entries.push(entry)
          kept.push({ ...access, id: ++ids, index })
        }
        setHead(log, head, tiles)
      }
      return true
    },
    listWaiting: async () => [],
    takeWaiting: async () => true,
    async remove(site, below, most) {
      const isOld = ({ site: own, index }: StoredAccess) =>
        own === site && index !== null && index < below
      const gone = kept.filter(isOld).slice(0, most)
      const records = logs.get(accessLogOf(site))?.records ?? []
      const minimum = Math.max(0, ...records.map(({ record }) => JSON.parse(record).minimum))
      if (gone.some(({ index }) => Number(index) >= minimum)) {
        throw new Error('a recorded access is never removed before its log says so')
      }
      kept = kept.filter((access) => !gone.includes(access))
      return gone.length
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
