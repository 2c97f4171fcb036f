import { siteOf } from '../log/log-id.ts'
import { type HeadRow, toHead } from '../storage/head-row.ts'
import type { LogHead } from '../storage/receipt-store.ts'

/** The heads of a site's logs, the oldest first. */
export function listHeads(closed: readonly HeadRow[], head: LogHead | undefined): LogHead[] {
  return head ? [...closed.map(toHead), head] : closed.map(toHead)
}

/** Tables of tiles and cosigned checkpoints name logs. */
export function sitesOf(names: readonly string[]): string[] {
  return [...new Set(names.map(siteOf))]
}
