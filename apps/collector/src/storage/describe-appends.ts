import { publishPolicy } from '@kvitto/receipt'
import { describe, expect, test } from 'vitest'
import { testItem } from '../testing/test-item.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { acceptTestReceipt, makeTestKey } from '../testing/test-receipt.ts'
import { useTestStore } from '../testing/use-test-store.ts'
import type { AppendItem, AppendOutcome } from './receipt-store.ts'
import type { Store } from './store.ts'

/** The part of `describeReceiptStore` about what comes in, and the log that it makes. */
export function describeAppends(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the ReceiptStore contract on appending`, () => {
    const { store, append, add } = useTestStore(open)

    test('indexes have no gaps, and a log of its own for each site', async () => {
      const receipts = await Promise.all(
        ['demo', 'other', 'demo', 'demo', 'other'].map((site) => acceptTestReceipt({ site })),
      )
      const outcomes = await append(receipts.map((receipt) => testItem(receipt)))
      expect(outcomes.map(indexOf)).toEqual([0, 0, 1, 2, 1])
      expect((await store.receipts.readHead('demo'))?.size).toBe(3)
      expect((await store.receipts.readHead('other'))?.size).toBe(2)
    })

    test('the same receipt again is known by its first index and time', async () => {
      const receipt = await add()
      const [again] = await append([testItem(receipt, '2026-11-21T11:00:00.000Z')])
      expect(again).toMatchObject({
        outcome: 'known',
        index: 0,
        receivedAt: '2026-11-21T10:00:00.000Z',
      })
      expect((await store.receipts.readHead('demo'))?.size).toBe(1)
    })

    test('the same receipt twice in one batch is one record', async () => {
      const item = testItem(await acceptTestReceipt())
      const outcomes = await append([item, item])
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'known'])
      expect(outcomes.map(indexOf)).toEqual([0, 0])
    })

    test('concurrent calls take different indexes', async () => {
      const receipts = await Promise.all(Array.from({ length: 20 }, () => acceptTestReceipt()))
      const outcomes = await Promise.all(receipts.map((receipt) => append([testItem(receipt)])))
      const indexes = outcomes.flat().map(indexOf)
      expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    })

    test('other bytes under a stored receiptId are a conflict and change nothing', async () => {
      const { payload } = await add()
      const other = await acceptTestReceipt({ receiptId: payload.receiptId })
      expect(await append([testItem(other)])).toEqual([{ outcome: 'conflict' }])
      expect((await store.receipts.readHead('demo'))?.size).toBe(1)
    })

    test('a previous of another subject is refused, an unknown one and a fork are not', async () => {
      const key = await makeTestKey()
      const first = await add({ key })
      const foreign = await acceptTestReceipt({ previous: first.hash })
      expect(await append([testItem(foreign)])).toEqual([{ outcome: 'subject-mismatch' }])
      const forks = await Promise.all(
        [first.hash, first.hash, 'A'.repeat(43)].map((previous) =>
          acceptTestReceipt({ key, previous }),
        ),
      )
      const outcomes = await append(forks.map((receipt) => testItem(receipt)))
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended'])
    })

    test('a batch that fails leaves nothing behind', async () => {
      await add()
      const before = await store.receipts.readHead('demo')
      const receipt = await acceptTestReceipt()
      const failing = store.receipts.append([testItem(receipt)], () => {
        throw new Error('no signature')
      })
      await expect(failing).rejects.toThrow('no signature')
      expect(await store.receipts.readHead('demo')).toEqual(before)
      expect(await store.receipts.getReceipt('demo', receipt.payload.receiptId)).toBeUndefined()
      expect(await store.receipts.readTile('demo', 0, 0, 2)).toBeUndefined()
      const [later] = await append([testItem(receipt)])
      expect(later && indexOf(later)).toBe(1)
    })

    test('a policy is known while it is the newest; an older one again is a new entry', async () => {
      const item = async (version: string): Promise<AppendItem> => {
        const { policyVersion, bytes, meanings, policy } = await publishPolicy(
          testPolicy({ version }),
        )
        const { effectiveAt } = policy
        const base = testItem(await acceptTestReceipt())
        const standsFor = Buffer.from(policyVersion, 'base64url')
        return {
          ...base,
          kind: 'policy',
          standsFor,
          policy: { policyVersion, bytes, meanings, effectiveAt },
        }
      }
      const [a, b] = [await item('a'), await item('b')]
      const outcomes = [...(await append([a, a])), ...(await append([b])), ...(await append([a]))]
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'appended',
        'known',
        'appended',
        'appended',
      ])
      const publications = await store.sites.listPublications('demo')
      expect(publications.map(({ index }) => index)).toEqual([0, 1, 2])
    })

    test('tiles hold the hashes of the log, full ones too', async () => {
      const receipt = await acceptTestReceipt()
      const item = testItem(receipt)
      const leaves = Array.from({ length: 600 }, (_, i) => Buffer.alloc(32, i % 251))
      // Builds need no receipt each; 600 of them are three tiles.
      const builds = leaves.map((leafHash, i): AppendItem => {
        const standsFor = Buffer.alloc(32)
        standsFor.writeUInt32BE(i)
        return { kind: 'build', site: 'demo', receivedAt: item.receivedAt, standsFor, leafHash }
      })
      await append(builds.slice(0, 200))
      await append(builds.slice(200))
      expect(await store.receipts.readTile('demo', 0, 0, 256)).toEqual(leaves.slice(0, 256))
      expect(await store.receipts.readTile('demo', 0, 2, 88)).toEqual(leaves.slice(512))
      expect(await store.receipts.readTile('demo', 0, 2, 89)).toBeUndefined()
      expect(await store.receipts.readTile('demo', 1, 0, 2)).toHaveLength(2)
      expect(await store.receipts.readTile('demo', 1, 0, 3)).toBeUndefined()
      expect(await store.receipts.listEntries('demo', 599, 5)).toHaveLength(1)
    })

    test('of what witnesses cosigned the greatest is kept, and of one size the last', async () => {
      const { readWitnessed, putWitnessed } = store.receipts
      expect(await readWitnessed('demo')).toBeUndefined()
      await putWitnessed('demo', { size: 7, checkpoint: 'by one' })
      await putWitnessed('demo', { size: 7, checkpoint: 'by two' })
      await putWitnessed('demo', { size: 6, checkpoint: 'late' })
      expect(await readWitnessed('demo')).toEqual({ size: 7, checkpoint: 'by two' })
      await putWitnessed('demo', { size: 8, checkpoint: 'by one' })
      expect(await readWitnessed('demo')).toEqual({ size: 8, checkpoint: 'by one' })
      expect(await readWitnessed('other')).toBeUndefined()
    })
  })
}

function indexOf(outcome: AppendOutcome): number {
  return 'index' in outcome ? outcome.index : -1
}
