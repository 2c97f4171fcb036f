import { type LogId, turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import type { AuditRows } from './audit-rows.ts'

/** The rows of one of a site's logs, its entries counted from its first. To be asked by the log's id. */
export function rowsOfLog(rows: AuditRows, site: string, head: LogHead): AuditRows {
  const { first } = turnOf(head)
  return {
    ...rows,
    head: async () => head,
    async *entries(_log: LogId) {
      for await (const entry of rows.entries(site)) {
        const index = entry.index - first
        if (index >= 0 && index < head.size) yield { ...entry, index }
      }
    },
  }
}
