import type { Id } from '@kvitto/core'
import { logIdOf, turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'

/**
 * What to prove an entry against: of the log that holds it the last checkpoint that was cosigned, once that holds the
 * entry; else the log's head. `head` is that of the log that the site appends to.
 */
export async function bestHead(
  { receipts }: Pick<Store, 'receipts'>,
  { site, head, index }: { site: Id; head: LogHead; index: number },
): Promise<LogHead> {
  const own = index < turnOf(head).first ? await readHolder(receipts, site, index) : head
  const witnessed = await receipts.readWitnessed(logIdOf(site, own))
  return witnessed && witnessed.size > index - turnOf(own).first ? { ...own, ...witnessed } : own
}

/** The head of the log that holds an entry. */
async function readHolder(receipts: Store['receipts'], site: Id, index: number): Promise<LogHead> {
  const heads = await receipts.listHeads(site)
  const holder = heads.findLast((head) => turnOf(head).first <= index)
  if (!holder) throw new Error(`expected a log with entry ${index}, found none`)
  return holder
}
