import { hashText } from '@kvitto/receipt'
import { describe, expect, test } from 'vitest'
import { failedIn } from './failed-in.ts'
import { RECEIPTS, SIZE, WITHDRAWAL } from './fill-site.ts'
import type { Walk } from './fsck-subject.ts'
import { copyOfReceipt, swapRows } from './row-changes.ts'

/** Part of `describeFsck`: receipts, and the rows that find and count them. */
export function describeAlteredReceipts(walk: Walk, given: readonly string[]): void {
  describe('receipts', () => {
    test.each<[string, string | string[], string, number]>([
      [
        'a receipt’s text',
        "update receipt set receipt = replace(receipt, 'eyJ', 'eyK') where idx = 50",
        'receipts',
        50,
      ],
      [
        'a receipt of another entry',
        'update receipt set receipt = (select receipt from receipt where idx = 60), trust = trust where idx = 51',
        'receipts',
        51,
      ],
      [
        'a receipt in JSON',
        'update receipt set receipt = \'{"payload":1,"trust":"unsigned"}\' where idx = 51',
        'receipts',
        51,
      ],
      ['a receipt removed', 'delete from receipt where idx = 52', 'receipts', 52],
      ['a receipt added', copyOfReceipt(SIZE), 'receipts', SIZE],
      ['a receipt at a policy’s entry', copyOfReceipt(0), 'receipts', 0],
      ['two receipts exchanged', swapRows('receipt', 53, 63), 'receipts', 53],
      [
        'a receipt moved to another site',
        "update receipt set site = 'other' where idx = 54",
        'receipts',
        54,
      ],
      [
        'the column receipt_id',
        "update receipt set receipt_id = 'x' where idx = 55",
        'receipts',
        55,
      ],
      [
        'the column subject_id',
        "update receipt set subject_id = 'x' where idx = 56",
        'receipts',
        56,
      ],
      ['the column hash', "update receipt set hash = 'x' where idx = 57", 'receipts', 57],
      [
        'the column policy_version',
        "update receipt set policy_version = 'x' where idx = 58",
        'receipts',
        58,
      ],
      [
        'the column received_at',
        'update receipt set received_at = 0 where idx = 59',
        'receipts',
        59,
      ],
      ['the column trust', "update receipt set trust = 'host' where idx = 60", 'receipts', 60],
      [
        'a decision',
        "update decided set decision = 'refused' where idx = 70 and purpose = 'analytics'",
        'counts',
        70,
      ],
      [
        'a decision’s time',
        "update decided set received_at = 0 where idx = 71 and purpose = 'analytics'",
        'counts',
        71,
      ],
      [
        'a decision’s version',
        "update decided set policy_version = 'x' where idx = 72 and purpose = ''",
        'counts',
        72,
      ],
      ['a decision removed', "delete from decided where idx = 73 and purpose = ''", 'counts', 73],
      [
        'a decision added',
        "insert into decided select site, 'marketing', decision, received_at, idx, policy_version from decided where idx = 74 and purpose = ''",
        'counts',
        74,
      ],
      [
        'a decision without a receipt',
        `insert into decided select site, purpose, decision, received_at, ${SIZE}, policy_version from decided where idx = 74 and purpose = ''`,
        'counts',
        SIZE,
      ],
      ['an end', `update ended set hash = 'x' where idx = ${WITHDRAWAL}`, 'counts', WITHDRAWAL],
      ['an end removed', `delete from ended where idx = ${WITHDRAWAL}`, 'counts', WITHDRAWAL],
      ['an end added', "insert into ended values ('demo', 'x', 75)", 'counts', 75],
    ])('%s', async (_, change, check, index) => {
      const report = await walk(change)
      expect(failedIn(report)).toContain(check)
      expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
    })

    test.each([
      ['a day’s count', 'update grant_count set n = n + 1', '2026-11-21'],
      [
        'a day removed',
        'delete from grant_count where day = (select max(day) from grant_count)',
        '2026-11-22',
      ],
      [
        'a day added',
        'insert into grant_count select site, day + 1, policy_version, n from grant_count where day = (select max(day) from grant_count)',
        '2026-11-23',
      ],
      [
        'a version added',
        "insert into grant_count select site, day, 'x', n from grant_count where day = (select max(day) from grant_count)",
        '2026-11-22',
      ],
    ])('%s is named by its day', async (_, change, day) => {
      const { verdict, checks } = await walk(change)
      const counts = checks.find(({ name }) => name === 'counts')
      expect([verdict, counts?.status]).toEqual(['failed', 'failed'])
      expect(counts?.detail).toContain(day)
    })

    test('no receipt’s hash is in what is said', async () => {
      const report = await walk(`update ended set hash = 'x' where idx = ${WITHDRAWAL}`)
      const said = report.checks.map(({ detail }) => detail).join()
      expect(given).toHaveLength(RECEIPTS)
      for (const receipt of given) expect(said).not.toContain(await hashText(receipt))
    })
  })
}
