import { beforeEach, describe, expect, test } from 'vitest'
import { testErasure, testItem, testPruned } from '../testing/test-item.ts'
import { acceptTestReceipt, makeTestKey, type TestKey } from '../testing/test-receipt.ts'
import { useTestStore } from '../testing/use-test-store.ts'
import type { AppendItem } from './receipt-store.ts'
import type { Store } from './store.ts'
import { traceOf } from './what-remains.ts'

/** The part of `describeReceiptStore` about what is removed, and what remains. */
export function describeErasures(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the ReceiptStore contract on erasures`, () => {
    const { store, append, add } = useTestStore(open)
    let key: TestKey
    beforeEach(async () => {
      key = await makeTestKey()
    })

    const outcomesOf = async (...items: AppendItem[]) =>
      (await append(items)).map(({ outcome }) => outcome)
    const size = async () => (await store.receipts.readHead('demo'))?.size ?? 0

    test('the receipts that it lists go with all that finds them, others stay', async () => {
      const [gone, other] = [await add({ key }), await add()]
      const ending = await add({ key, ends: [gone.hash, other.hash] })
      expect(await outcomesOf(testErasure(key.subjectId, { 0: gone, 2: ending }))).toEqual([
        'appended',
      ])
      const { receipts } = store
      expect(await receipts.getReceipt('demo', gone.payload.receiptId)).toBeUndefined()
      expect(await receipts.getReceiptsByHash('demo', [gone.hash, ending.hash])).toEqual([])
      expect(
        await receipts.listReceiptsEnding('demo', [gone.hash, other.hash], { limit: 9 }),
      ).toEqual([])
      expect(await receipts.listBySubject('demo', key.subjectId, 9)).toEqual([])
      for (const filter of [{}, { purpose: 'analytics' }, { decision: 'given' } as const]) {
        const found = await receipts.findReceipts('demo', filter, { limit: 9 })
        expect(found.map(({ hash }) => hash)).toEqual([other.hash])
      }
    })

    test('entries, leaves and counts per day stay as they were', async () => {
      const own = await add({ key })
      await add()
      const before = await store.receipts.listEntries('demo', 0, 2)
      const leaves = await store.receipts.readTile('demo', 0, 0, 2)
      await append([testErasure(key.subjectId, { 0: own })])
      expect(await store.receipts.listEntries('demo', 0, 2)).toEqual(before)
      expect(await store.receipts.readTile('demo', 0, 0, 2)).toEqual(leaves)
      expect(await store.receipts.countUnknownVersions('demo', '2026-11-21T10:00:00.000Z')).toBe(2)
    })

    test('the entry stands for a record that names indexes and nobody', async () => {
      const own = await add({ key })
      const { payload } = own
      const item = testErasure(key.subjectId, { 0: own })
      await append([item])
      const [entry] = await store.receipts.listEntries('demo', 1, 1)
      expect(entry).toMatchObject({ kind: 'erasure', receivedAt: item.receivedAt })
      expect(Buffer.from(entry?.standsFor ?? [])).toEqual(Buffer.from(item.standsFor))
      const erasure = {
        index: 1,
        erasedAt: item.receivedAt,
        subject: traceOf(key.subjectId),
        by: 'subject',
        bytes: item.erasure.bytes,
      }
      const list = (filter = {}) => store.receipts.listErasures('demo', filter, { limit: 9 })
      expect(await list()).toEqual([erasure])
      expect(await list({ subjectId: key.subjectId })).toEqual([erasure])
      expect(await list({ receiptId: payload.receiptId })).toEqual([erasure])
      expect(await list({ subjectId: 'x' })).toEqual([])
      expect(await list({ receiptId: 'x' })).toEqual([])
      expect(item.erasure.bytes).not.toMatch(new RegExp(`${key.subjectId}|${payload.receiptId}`))
    })

    test('an erased receipt sent again is known by its first index, other bytes conflict', async () => {
      const receipt = await add({ key })
      await append([testErasure(key.subjectId, { 0: receipt })])
      const again = testItem(receipt, '2026-11-22T10:00:00.000Z')
      expect(await append([again])).toMatchObject([
        { outcome: 'known', index: 0, receivedAt: '2026-11-21T10:00:00.000Z' },
      ])
      const { receiptId } = receipt.payload
      expect(await outcomesOf(testItem(await acceptTestReceipt({ receiptId })))).toEqual([
        'conflict',
      ])
      expect(await size()).toBe(2)
      expect(await store.receipts.getReceipt('demo', receiptId)).toBeUndefined()
    })

    test('with nothing to remove it is known after one of the same word, or the subject’s own', async () => {
      const { subjectId } = key
      const at = (hour: number) => ({ receivedAt: `2026-11-21T${hour}:00:00.000Z` })
      const operator = (hour: number) => testErasure(subjectId, {}, { by: 'operator', ...at(hour) })
      const own = (hour: number) => testErasure(subjectId, {}, at(hour))
      expect(await outcomesOf(operator(15), operator(16))).toEqual(['appended', 'known'])
      expect(await outcomesOf(own(17), own(18))).toEqual(['appended', 'known'])
      expect(await append([operator(19)])).toMatchObject([{ outcome: 'known', index: 1 }])
      const page = (before?: number) =>
        store.receipts.listErasures('demo', {}, { limit: 1, before })
      expect((await page()).map(({ index }) => index)).toEqual([1])
      expect((await page(1)).map(({ index }) => index)).toEqual([0])
      expect(await page(0)).toEqual([])
    })

    test('what is not, or no longer, a receipt of its subject is a conflict, and nothing goes', async () => {
      const own = await add({ key })
      const other = await add()
      const { subjectId } = key
      expect(await outcomesOf(testErasure(subjectId, { 0: own, 1: other }))).toEqual(['conflict'])
      expect(await outcomesOf(testErasure(subjectId, { 0: own, 2: own }))).toEqual(['conflict'])
      expect(await size()).toBe(2)
      expect(await store.receipts.listBySubject('demo', subjectId, 9)).toHaveLength(1)
      const twice = testErasure(subjectId, { 0: own })
      expect(await outcomesOf(twice, twice)).toEqual(['appended', 'conflict'])
      expect(await outcomesOf(twice)).toEqual(['conflict'])
      expect(await store.receipts.getReceiptsByHash('demo', [other.hash])).toHaveLength(1)
    })

    test('one that removes something is a conflict where another has removed something since', async () => {
      const [own, other, more] = [await add({ key }), await add(), await add()]
      const at = (since: number) => testErasure(key.subjectId, { 0: own }, { since })
      const gone = testErasure(other.payload.subjectId, { 1: other }, { since: 3 })
      const nothing = testErasure('x', {}, { since: 0 })
      expect(await outcomesOf(gone, at(3), nothing)).toEqual(['appended', 'conflict', 'appended'])
      expect(await outcomesOf(at(3))).toEqual(['conflict'])
      // At 4 stands one that removed nothing.
      expect(await outcomesOf(at(4))).toEqual(['appended'])
      const { subjectId } = more.payload
      const late = (since: number) => testErasure(subjectId, { 2: more }, { since })
      expect(await outcomesOf(testPruned(), late(6))).toEqual(['appended', 'conflict'])
      expect(await outcomesOf(late(6))).toEqual(['conflict'])
      expect(await outcomesOf(late(7))).toEqual(['appended'])
    })

    test('after the subject’s own word its grants come too late, what closes does not', async () => {
      const late = testItem(await acceptTestReceipt({ key, decidedAt: '2026-11-22T10:00:00Z' }))
      const closing = await acceptTestReceipt({ key, decisions: { analytics: 'refused' } })
      const outcomes = await outcomesOf(testErasure(key.subjectId, {}), late, testItem(closing))
      expect(outcomes).toEqual(['appended', 'subject-erased', 'appended'])
      expect(await outcomesOf(late)).toEqual(['subject-erased'])
      expect(await size()).toBe(2)
    })

    test('whom the operator erased may decide again, but not before', async () => {
      await append([testErasure(key.subjectId, {}, { by: 'operator' })])
      const decidedAt = async (time: string) =>
        testItem(await acceptTestReceipt({ key, decidedAt: time }))
      const items = [
        await decidedAt('2026-11-21T15:00:00Z'),
        await decidedAt('2026-11-21T15:00:01Z'),
      ]
      expect(await outcomesOf(...items)).toEqual(['subject-erased', 'appended'])
    })

    test('a subject’s receipts are listed oldest first', async () => {
      await add({ key }, '2026-11-21T12:00:00.000Z')
      await add({}, '2026-11-21T12:00:00.000Z')
      await add({ key }, '2026-11-21T11:00:00.000Z')
      await add({ key }, '2026-11-21T12:00:00.000Z')
      const listed = await store.receipts.listBySubject('demo', key.subjectId, 2)
      expect(listed.map(({ index }) => index)).toEqual([2, 0])
    })
  })
}
