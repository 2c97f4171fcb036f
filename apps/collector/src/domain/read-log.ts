import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { nameLog, turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import { requireSite } from './require-site.ts'

/** One of a site's logs, by its place among them. */
export interface NamedLog {
  site: Id
  generation: number
}

/** Its head. Throws `site_unknown`, `log_empty`, or `log_unknown` where the site has no such log. */
export async function readLog({ store }: Deps, { site, generation }: NamedLog): Promise<LogHead> {
  await requireSite(store, site)
  const heads = await store.receipts.listHeads(site)
  const found = heads.find((head) => turnOf(head).generation === generation)
  if (found) return found
  if (generation === 1) {
    throw new CollectorError('log_empty', 'expected entries in the log, found none')
  }
  throw new CollectorError('log_unknown', `expected a log ${nameLog(site, generation)}, found none`)
}
