import { describe, expect, test } from 'vitest'
import { failedIn } from './failed-in.ts'
import { ERASED, ERASURE } from './fill-site.ts'
import type { Walk } from './fsck-subject.ts'
import { copyOfReceipt } from './row-changes.ts'

/** Part of `describeFsck`: erasures, and what they removed. */
export function describeAlteredErasures(walk: Walk): void {
  describe('erasures', () => {
    const gone = (index: number) => `delete from receipt where idx = ${index}`
    const claimed = (index: number) =>
      `insert into erased values ('demo', ${index}, ${ERASURE}, 'x', null)`
    test.each<[string, string | string[], string, number]>([
      ['a body removed, and no erasure says so', gone(52), 'receipts', 52],
      ['a body removed and kept as erased', [gone(53), claimed(53)], 'erasures', 53],
      ['a body kept as erased that is there', claimed(54), 'erasures', 54],
      [
        'what is left of an erased receipt removed',
        `delete from erased where idx = ${ERASED}`,
        'erasures',
        ERASED,
      ],
      [
        'an erased receipt of another erasure',
        `update erased set erasure = 7 where idx = ${ERASED}`,
        'erasures',
        ERASED,
      ],
      ['an erased receipt put back', copyOfReceipt(ERASED), 'receipts', ERASED],
      [
        'what an erasure lists',
        `update erasure set bytes = replace(bytes, '${ERASED}', '55')`,
        'erasures',
        ERASURE,
      ],
      ['an erasure’s subject', "update erasure set subject = 'x'", 'erasures', ERASURE],
      ['whose word it was', "update erasure set erased_by = 'operator'", 'erasures', ERASURE],
      ['an erasure removed', 'delete from erasure', 'erasures', ERASURE],
      [
        'an erasure added',
        'insert into erasure select site, 8, subject, erased_by, bytes from erasure',
        'erasures',
        8,
      ],
    ])('%s', async (_, change, check, index) => {
      const report = await walk(change)
      expect(failedIn(report)).toContain(check)
      expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
    })

    test('an erased receipt stays in the count of its day', async () => {
      const { checks } = await walk(`update erased set granted = null where idx = ${ERASED}`)
      const counts = checks.find(({ name }) => name === 'counts')
      expect([counts?.status, counts?.detail]).toEqual([
        'failed',
        expect.stringContaining('2026-11-22'),
      ])
    })
  })
}
