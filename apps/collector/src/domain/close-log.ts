import type { Id } from '@kvitto/core'
import type { LogsFile } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { EndedLog } from '../log/end-log.ts'
import { describeLogs } from './describe-logs.ts'

/**
 * Ends one of a site's logs, named by its origin, and lets another go on. Resolves once durable, to all the site's
 * logs; of one that has ended already nothing changes.
 */
export async function closeLog(deps: Deps, site: Id, ended: EndedLog): Promise<LogsFile> {
  const before = await describeLogs(deps, site)
  if (!before.logs.some(({ origin }) => origin === ended.origin)) {
    const origins = before.logs.map(({ origin }) => origin).join(', ') || 'none'
    const message = `expected the origin of a log of ${site} (${origins}), found another`
    throw new CollectorError('log_unknown', message, { path: 'origin' })
  }
  await deps.log.end(site, ended)
  return describeLogs(deps, site)
}
