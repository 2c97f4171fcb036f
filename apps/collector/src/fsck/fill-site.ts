import { canonicalize, hashText } from '@kvitto/receipt'
import { eraseSubject } from '../domain/erase-subject.ts'
import { makeTestKey, type TestReceipt, testPayload } from '../testing/test-receipt.ts'
import type { TestCollector } from './fsck-subject.ts'

/** Entries 0 and 1 are the policy and the build; one tile is full, the rest stands in the open edge. */
export const RECEIPTS: number = 298
/** The last one: it removed the one before it, given on the second day. */
export const ERASURE: number = RECEIPTS + 3
export const ERASED: number = ERASURE - 2
/** Of the whole log. */
export const SIZE: number = ERASURE + 1
/** The one that ends the one before it, given on the second day. */
export const WITHDRAWAL: number = 270
/** Where the signed ones begin, and how many they are. */
const SIGNED_FROM = 50
const SIGNED = 15
/** Entries that a witness has cosigned. */
export const WITNESSED: number = SIGNED_FROM + SIGNED

/**
 * A site with a policy, a build and receipts of two days. Those that no test changes are unsigned:
 * their signatures would take most of the time. Resolves to the receipts.
 */
export async function fillSite(collector: TestCollector): Promise<string[]> {
  const { store } = collector.deps
  const key = await makeTestKey()
  const receipts: string[] = []
  const keep = (receipt: string, status: number) => {
    if (status !== 201) throw new Error(`expected 201, found ${status}`)
    receipts.push(receipt)
    return receipt
  }
  const post = async (changes: TestReceipt = {}) => {
    const { status, receipt } = await collector.post({ key, ...changes })
    return keep(receipt, status)
  }
  const { policyVersion } = collector
  const postUnsigned = async () => {
    const subjectId = `u_${'A'.repeat(22)}`
    const payload = testPayload(subjectId, { origin: 'http://shop.test', policyVersion })
    const { status } = await collector.postText(canonicalize({ unsigned: payload }))
    keep(canonicalize({ payload, trust: 'unsigned' }), status)
  }
  const many = (count: number, one: () => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, one))
  await many(SIGNED_FROM - 2, postUnsigned)
  await many(SIGNED, post)
  const cosigned = await store.receipts.readHead('demo')
  if (cosigned?.size === WITNESSED) await store.receipts.putWitnessed('demo', cosigned)
  await many(WITHDRAWAL - 1 - SIGNED - SIGNED_FROM, postUnsigned)
  collector.clock.at = '2026-11-22T12:00:00.000Z'
  const given = await post()
  await post({
    event: 'withdrawal',
    method: 'withdraw',
    decisions: { analytics: 'refused' },
    ends: [await hashText(given)],
  })
  await many(RECEIPTS + 2 - WITHDRAWAL - 2, postUnsigned)
  const leaving = await makeTestKey()
  await post({ key: leaving })
  await eraseSubject(collector.deps, {
    site: 'demo',
    subjectId: leaving.subjectId,
    by: 'subject',
  })
  return receipts
}
