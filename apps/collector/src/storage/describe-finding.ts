import { describe, expect, test } from 'vitest'
import { testItem } from '../testing/test-item.ts'
import { acceptTestReceipt, makeTestKey } from '../testing/test-receipt.ts'
import { useTestStore } from '../testing/use-test-store.ts'
import type { EndingPage, ReceiptFilter } from './receipt-store.ts'
import type { Store } from './store.ts'

/** The part of `describeReceiptStore` about which receipts are found, in which order and pages. */
export function describeFinding(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the ReceiptStore contract on finding`, () => {
    const { store, append, add } = useTestStore(open)
    const ids = async (filter: ReceiptFilter) =>
      (await store.receipts.findReceipts('demo', filter, { limit: 100 })).map(({ index }) => index)

    test('filters combine, newest first', async () => {
      const key = await makeTestKey()
      await add({ key, decisions: { analytics: 'given' } }, '2026-11-21T10:00:00.000Z')
      await add({ decisions: { analytics: 'refused' } }, '2026-11-21T11:00:00.000Z')
      await add(
        { key, decisions: { analytics: 'refused' }, services: { video: 'given' } },
        '2026-11-21T12:00:00.000Z',
      )
      const { payload } = await add({ policyVersion: 'E'.repeat(43) }, '2026-11-21T09:00:00.000Z')
      expect(await ids({})).toEqual([2, 1, 0, 3])
      expect(await ids({ receiptId: payload.receiptId })).toEqual([3])
      expect(await ids({ policyVersion: 'E'.repeat(43) })).toEqual([3])
      expect(
        await ids({ from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T12:00:00.000Z' }),
      ).toEqual([1, 0])
      expect(await ids({ purpose: 'analytics', decision: 'refused' })).toEqual([2, 1])
      expect(await ids({ purpose: 'video', decision: 'given' })).toEqual([2])
      expect(await ids({ purpose: 'video' })).toEqual([2])
      expect(await ids({ decision: 'refused', to: '2026-11-21T12:00:00.000Z' })).toEqual([1])
      const own = { subjectId: key.subjectId }
      expect(await ids(own)).toEqual([2, 0])
      expect(await ids({ ...own, purpose: 'analytics', decision: 'given' })).toEqual([0])
    })

    test('pages join without a gap where many share one time', async () => {
      const decision = (i: number) => (i % 3 === 0 ? 'refused' : 'given')
      const receipts = await Promise.all(
        Array.from({ length: 7 }, (_, i) =>
          acceptTestReceipt({ decisions: { analytics: decision(i), media: 'given' } }),
        ),
      )
      await append(receipts.map((receipt) => testItem(receipt)))
      const policyVersion = receipts[0]?.payload.policyVersion
      const filters: ReceiptFilter[] = [
        {},
        { policyVersion },
        { purpose: 'media', decision: 'given' },
        // Given and refused mixed: two walks that a store must merge.
        { purpose: 'analytics' },
        { purpose: 'analytics', policyVersion, to: '2026-11-22T00:00:00.000Z' },
        // Two purposes given in most: each receipt once.
        { decision: 'given' },
        { decision: 'given', policyVersion, from: '2026-11-21T10:00:00.000Z' },
      ]
      for (const filter of filters) {
        const seen: number[] = []
        let after: { receivedAt: string; index: number } | undefined
        // Four pages, the last one empty; a store that repeats itself must not go on for ever.
        for (let pages = 0; pages < 4; pages++) {
          const page = await store.receipts.findReceipts('demo', filter, { limit: 3, after })
          seen.push(...page.map(({ index }) => index))
          after = page.at(-1) ?? after
        }
        expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0])
      }
    })

    test('receipts that end others are found whatever key they have, each once', async () => {
      const [a, b] = [await add(), await add()]
      await add({ ends: [a.hash, b.hash] })
      await add({ ends: [a.hash, a.hash] })
      await add({ ends: [b.hash] })
      const ending = async (page: EndingPage, site = 'demo') => {
        const found = await store.receipts.listReceiptsEnding(site, [a.hash, b.hash], page)
        return found.map(({ index }) => index)
      }
      expect(await ending({ limit: 9 })).toEqual([2, 3, 4])
      expect(await ending({ limit: 1 })).toEqual([2])
      expect(await ending({ limit: 1, after: 2 })).toEqual([3])
      expect(await ending({ limit: 9, after: 2 })).toEqual([3, 4])
      expect(await ending({ limit: 9, after: 4 })).toEqual([])
      expect(await ending({ limit: 9 }, 'other')).toEqual([])
      expect(await ending({ limit: 2, isNewestFirst: true })).toEqual([4, 3])
      expect(await ending({ limit: 9, isNewestFirst: true }, 'other')).toEqual([])
      const stored = await store.receipts.getReceiptsByHash('demo', [a.hash, 'C'.repeat(43)])
      expect(stored.map(({ text }) => text)).toEqual([a.text])
    })
  })
}
