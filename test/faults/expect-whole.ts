import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { FaultSite } from './fault-site.ts'
import { entryLeaf, readProof, rootFromPath, rootsOf } from './independent-tree.ts'
import type { Acknowledged } from './start-ledger.ts'

/** No acknowledged receipt is missing; each is there once, at the index that was promised. */
export async function expectStored(site: FaultSite, acknowledged: Acknowledged[]): Promise<void> {
  const stored = await site.listRecords()
  const byId = new Map(stored.map((record) => [record.receiptId, record]))
  expect(byId.size).toBe(stored.length)
  for (const { receiptId, index, receivedAt, receipt } of acknowledged) {
    expect(byId.get(receiptId)).toMatchObject({ index, receivedAt, receipt })
  }
  // A ledger sends until it is answered, so in the end nothing is stored that it does not know.
  expect(stored.length).toBe(acknowledged.length)
}

/** The log has no gap and holds each receipt, and every checkpoint ever given is a prefix of it. */
export async function expectLogged(site: FaultSite, acknowledged: Acknowledged[]): Promise<void> {
  const entries = await site.listEntries()
  const roots = rootsOf(entries.map(entryLeaf))
  const last = readProof(`\nindex 0\n\n${await site.checkpoint()}`, site.vkey)
  expect(last.isSigned).toBe(true)
  expect(last.size).toBe(entries.length)
  expect(last.root).toEqual(roots.at(-1))
  for (const acknowledgement of acknowledged) {
    expect(entries[acknowledgement.index]?.toString()).toBe(entryOf(acknowledgement))
    const { index, size, root, path, isSigned } = readProof(acknowledgement.proof, site.vkey)
    const leaf = entryLeaf(Buffer.from(entryOf(acknowledgement)))
    const isProven = isSigned && rootFromPath(leaf, index, size, path).equals(root)
    const isPrefix = roots[size - 1]?.equals(root)
    expect([index, isProven, isPrefix]).toEqual([acknowledgement.index, true, true])
  }
}

/** The entry as DESIGN writes it down, for a receipt the hash of its hash. */
export function entryOf({ receivedAt, receipt }: Acknowledged): string {
  const hash = createHash('sha256').update(receipt).digest()
  const standsFor = createHash('sha256').update(hash).digest('base64')
  return `kvitto/entry/1\nreceipt\n${receivedAt}\n${standsFor}\n`
}
