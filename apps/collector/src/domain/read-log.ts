import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { type LogId, nameLog, siteOf, turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import { requireSite } from './require-site.ts'

/** One of a site's logs, by its place among them. */
export interface NamedLog {
  /** For its access log, `accessLogOf(site)`: all that it holds lies under that name. */
  site: LogId
  generation: number
}

/** Its head. Throws `site_unknown`, `log_empty`, or `log_unknown` where the site has no such log. */
export async function readLog({ store }: Deps, { site, generation }: NamedLog): Promise<LogHead> {
  await requireSite(store, siteOf(site))
  const heads = await store.receipts.listHeads(site)
  const found = heads.find((head) => turnOf(head).generation === generation)
  if (found) return found
  if (generation === 1) {
    throw new CollectorError('log_empty', 'expected entries in the log, found none')
  }
  throw new CollectorError('log_unknown', `expected a log ${nameLog(site, generation)}, found none`)
}
