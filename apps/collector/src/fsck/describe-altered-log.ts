import { describe, expect, test } from 'vitest'
import { failedIn } from './failed-in.ts'
import { SIZE, WITNESSED } from './fill-site.ts'
import type { Walk } from './fsck-subject.ts'
import { swapRows } from './row-changes.ts'

/** Part of `describeFsck`: entries, tiles, the head and what was cosigned. */
export function describeAlteredLog(walk: Walk): void {
  const flipped = (column: string, byte = 31) => `flipped(${column}, ${byte})`

  describe('the log', () => {
    test.each<[string, string | string[], string, number]>([
      ['an entry’s kind', "update entry set kind = 'build' where idx = 20", 'entries', 20],
      ['an unknown kind', "update entry set kind = 'x' where idx = 20", 'entries', 20],
      [
        'an entry’s time',
        'update entry set received_at = received_at + 1 where idx = 21',
        'entries',
        21,
      ],
      [
        'a time that no calendar has',
        'update entry set received_at = 9e17 where idx = 21',
        'entries',
        21,
      ],
      [
        'what an entry stands for',
        `update entry set stands_for = ${flipped('stands_for')} where idx = 22`,
        'entries',
        22,
      ],
      [
        'a hash too short',
        "update entry set stands_for = bytes('00') where idx = 22",
        'entries',
        22,
      ],
      [
        'a leaf',
        `update entry set leaf_hash = ${flipped('leaf_hash')} where idx = 23`,
        'entries',
        23,
      ],
      [
        'a leaf in the open edge',
        `update entry set leaf_hash = ${flipped('leaf_hash')} where idx = 290`,
        'entries',
        290,
      ],
      ['an entry removed', 'delete from entry where idx = 24', 'entries', 24],
      ['the last entry removed', `delete from entry where idx = ${SIZE - 1}`, 'entries', SIZE - 1],
      [
        'an entry added at the end',
        `insert into entry select site, ${SIZE}, kind, received_at, stands_for, leaf_hash from entry where idx = 9`,
        'entries',
        SIZE,
      ],
      [
        'an entry added before the first',
        'insert into entry select site, -1, kind, received_at, stands_for, leaf_hash from entry where idx = 9',
        'entries',
        -1,
      ],
      ['two entries exchanged', swapRows('entry', 30, 40), 'receipts', 30],
      [
        'two entries exchanged with their receipts',
        [...swapRows('entry', 31, 41), ...swapRows('receipt', 31, 41)],
        'tree',
        31,
      ],
      [
        'two of the open edge exchanged with their receipts',
        [...swapRows('entry', 290, 291), ...swapRows('receipt', 290, 291)],
        'tree',
        288,
      ],
      [
        'a hash in a tile',
        `update tile set hashes = ${flipped('hashes', 320)} where n = 0`,
        'tree',
        10,
      ],
      ['a tile’s root', `update tile set root = ${flipped('root')} where n = 0`, 'tree', 0],
      ['a tile cut short', 'update tile set hashes = cut(hashes, 8160) where n = 0', 'tree', 255],
      [
        'a tile with a hash more',
        'update tile set hashes = joined(hashes, root) where n = 0',
        'tree',
        0,
      ],
      ['a tile removed', 'delete from tile where n = 0', 'tree', 0],
      ['a tile added', 'insert into tile select site, 0, 1, hashes, root from tile', 'tree', 256],
      [
        'a tile of a higher level added',
        'insert into tile select site, 1, 0, hashes, root from tile',
        'tree',
        0,
      ],
      ['the head’s subtrees', `update head set range = ${flipped('range', 40)}`, 'tree', 256],
    ])('%s', async (_, change, check, index) => {
      const report = await walk(change)
      expect(failedIn(report)).toContain(check)
      expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
    })

    test.each<[string, string | string[]]>([
      [
        'a checkpoint’s letter',
        "update head set checkpoint = replace(checkpoint, 'test/demo', 'test/demu')",
      ],
      [
        'a checkpoint’s size',
        `update head set checkpoint = replace(checkpoint, '${SIZE}', '${SIZE + 1}')`,
      ],
      ['no checkpoint', "update head set checkpoint = ''"],
      ['the head’s size', `update head set size = ${SIZE + 1}`],
      ['the head removed', 'delete from head'],
      ['the log’s name', "update setting set value = 'other.test' where name = 'log-origin'"],
      ['a log’s name that is none', "update setting set value = 'a b' where name = 'log-origin'"],
      ['the log’s key removed', "delete from setting where name = 'log-key'"],
    ])('%s', async (_, change) => {
      const report = await walk(change)
      expect(report.verdict).toBe('failed')
      expect(failedIn(report).some((name) => ['checkpoint', 'entries'].includes(name))).toBe(true)
    })

    test.each<[string, string]>([
      [
        'a letter',
        "update witnessed set checkpoint = replace(checkpoint, 'test/demo', 'test/demu')",
      ],
      ['the size', `update witnessed set size = ${WITNESSED + 1}`],
      [
        'the size, also as signed',
        `update witnessed set size = ${WITNESSED + 1},
        checkpoint = replace(checkpoint, '${WITNESSED}', '${WITNESSED + 1}')`,
      ],
      ['the log', "update witnessed set site = 'other'"],
    ])('of what was cosigned %s', async (_, change) => {
      const report = await walk(change)
      expect([report.verdict, failedIn(report)]).toEqual(['failed', ['witnessed']])
    })

    test('another key than the given one', async () => {
      const other = Buffer.alloc(32, 7).toString('base64')
      const report = await walk(`update setting set value = '${other}' where name = 'log-key'`)
      expect(failedIn(report)).toEqual(['log key', 'checkpoint', 'witnessed'])
    })
  })
}
