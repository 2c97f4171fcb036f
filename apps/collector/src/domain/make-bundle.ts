import type { Id } from '@kvitto/core'
import { BUNDLE_SCHEMA, type Bundle } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { bestHead } from './best-head.ts'
import { payloadOf } from './payload-of.ts'
import { unknownReceipt } from './unknown-receipt.ts'

/** Enough to see how a decision came about; whoever wants more asks for the bundle of the last one. */
const LONGEST_CHAIN = 100

/**
 * All that a stranger needs to check one receipt offline, but the log's key. Its chain holds the
 * 100 receipts before it at most; the oldest then names one that the bundle does not hold.
 */
export async function makeBundle(
  { store, log }: Deps,
  site: Id,
  receiptId: string,
): Promise<Bundle> {
  const stored = await store.receipts.getReceipt(site, receiptId)
  const head = await store.receipts.readHead(site)
  if (!stored || !head) {
    const [erasure] = await store.receipts.listErasures(site, { receiptId }, { limit: 1 })
    if (erasure) {
      const message = `expected a stored receipt, found it erased at ${erasure.erasedAt}, see entry ${erasure.index}`
      throw new CollectorError('receipt_erased', message)
    }
    throw await unknownReceipt(store, site, receiptId)
  }
  const { policyVersion, build } = payloadOf(stored)
  const policy = await store.sites.getPolicy(policyVersion)
  return {
    schema: BUNDLE_SCHEMA,
    trust: stored.trust,
    receipt: stored.text,
    chain: await listChain(store, site, stored),
    entry: { kind: 'receipt', receivedAt: stored.receivedAt },
    proof: await log.prove(
      site,
      stored.index,
      await bestHead(store, { site, head, index: stored.index }),
    ),
    policy: policy?.bytes ?? null,
    build: (await store.sites.getManifest(build)) ?? null,
  }
}

/** Earlier receipts of the same key, newest first, until one is not stored here or they are enough. */
async function listChain(store: Store, site: Id, stored: StoredReceipt): Promise<string[]> {
  const chain: string[] = []
  const { subjectId } = payloadOf(stored)
  for (let { previous } = payloadOf(stored); previous !== null && chain.length < LONGEST_CHAIN; ) {
    const [before] = await store.receipts.getReceiptsByHash(site, [previous])
    // One that came later than the receipt that names it may turn out to be of another subject.
    if (!before || payloadOf(before).subjectId !== subjectId) break
    chain.push(before.text)
    previous = payloadOf(before).previous
  }
  return chain
}
