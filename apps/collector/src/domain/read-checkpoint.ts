import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { requireSite } from './require-site.ts'

/** The signed note over the log's last committed size, with what witnesses have cosigned of it. */
export async function readCheckpoint({ store }: Deps, site: Id): Promise<string> {
  await requireSite(store, site)
  const head = await store.receipts.readHead(site)
  if (!head) throw new CollectorError('log_empty', 'expected entries in the log, found none')
  const witnessed = await store.receipts.readWitnessed(site)
  return witnessed?.size === head.size ? witnessed.checkpoint : head.checkpoint
}
