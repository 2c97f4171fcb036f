import { publishPolicy } from '@kvitto/receipt'
import { describe, expect, test } from 'vitest'
import { testItem, testPublished } from '../testing/test-item.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { useTestStore } from '../testing/use-test-store.ts'
import type { Store } from './store.ts'

/** The part of `describeReceiptStore` about what is counted by day. */
export function describeCounts(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the ReceiptStore contract on counting`, () => {
    const { store, append, add } = useTestStore(open)

    test('counts what receipts decide by day, however they are kept', async () => {
      const day = Date.parse('2026-11-21T00:00:00.000Z')
      const next = '2026-11-22T00:00:00.000Z'
      await add({ decisions: { analytics: 'given', marketing: 'refused' } })
      await add({ decisions: { analytics: 'refused' }, services: { map: 'given' } })
      await add({ decisions: { analytics: 'refused' } }, '2026-11-21T23:59:59.999Z')
      // Of a policy that asks for nothing.
      await append([testPublished({ policyVersion: 'E'.repeat(43), purposes: [] })])
      await add({ decisions: {}, policyVersion: 'E'.repeat(43) })
      // So many that they share no number.
      const many = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(30)}${i}`)
      await add({ decisions: Object.fromEntries(many.map((id) => [id, 'refused'])) }, next)
      await add({ site: 'demo', decisions: { analytics: 'given' } }, '2026-11-20T23:59:59.999Z')
      const span = { from: day, to: day + 24 * 60 * 60 * 1000 }
      const rows = async (from: number, to: number) =>
        (await store.receipts.countDecisions('demo', { from, to })).map(
          ({ day: found, id, decision, n }) => [found - day / 86_400_000, id, decision, n],
        )
      expect(await rows(span.from, span.to)).toEqual([
        [0, null, 'given', 2],
        [0, null, 'refused', 3],
        [0, 'analytics', 'given', 1],
        [0, 'analytics', 'refused', 2],
        [0, 'map', 'given', 1],
        [0, 'marketing', 'refused', 1],
      ])
      const later = await rows(span.to, span.to + 1)
      expect(later[0]).toEqual([1, null, 'refused', 1])
      expect(later).toHaveLength(41)
      expect(await store.receipts.countDecisions('other', span)).toEqual([])
    })

    test('a day’s grants under unpublished versions are counted until the version is published', async () => {
      const published = await publishPolicy(testPolicy({ version: 'late' }))
      const { policyVersion, bytes, meanings } = published
      const count = (at: string) => store.receipts.countUnknownVersions('demo', at)
      await add({ policyVersion })
      await add({ policyVersion, decisions: {}, services: { video: 'given' } })
      await add({ policyVersion, decisions: { analytics: 'refused' } })
      await add({ policyVersion }, '2026-11-22T00:00:00.000Z')
      expect(await count('2026-11-21T23:59:59.999Z')).toBe(2)
      expect(await count('2026-11-22T10:00:00.000Z')).toBe(1)
      expect(await count('2026-11-23T10:00:00.000Z')).toBe(0)
      const { effectiveAt } = published.policy
      const base = testItem(await acceptTestReceipt())
      await append([
        { ...base, kind: 'policy', policy: { policyVersion, bytes, meanings, effectiveAt } },
      ])
      expect(await count('2026-11-21T10:00:00.000Z')).toBe(0)
    })
  })
}
