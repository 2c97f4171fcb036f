import type { Id } from '@kvitto/core'
import type { SignedHead } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'

/** What to prove an entry against: the last checkpoint that was cosigned, once it holds the entry; else the head. */
export async function bestHead(
  { receipts }: Pick<Store, 'receipts'>,
  { site, head, index }: { site: Id; head: SignedHead; index: number },
): Promise<SignedHead> {
  const witnessed = await receipts.readWitnessed(site)
  return witnessed && witnessed.size > index ? witnessed : head
}
