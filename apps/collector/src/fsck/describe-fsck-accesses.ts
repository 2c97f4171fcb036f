import { describe, expect, test } from 'vitest'
import { pruneAccesses } from '../domain/prune-accesses.ts'
import { failedIn } from './failed-in.ts'
import { type FsckSubject, fillSubject, type TestCollector, useFilled } from './fsck-subject.ts'
import { swapRows } from './row-changes.ts'

/** One tile is full. */
const READS = 300
/** Of a log that was pruned, before and after; then the entry that says so. */
const [GONE, KEPT] = [20, 5]
const PRUNED = GONE + KEPT

/** Part of `describeFsck`: who read what of a site. */
export function describeFsckAccesses(name: string, open: () => Promise<FsckSubject>): void {
  describe(`${name}: fsck of who read what`, () => {
    const walk = useFilled(open, fill)

    test('as the collector left them they are verified', async () => {
      const { verdict, firstWrong } = await walk()
      expect({ verdict, firstWrong }).toEqual({ verdict: 'verified', firstWrong: {} })
    })

    test('a key that signed none of them', async () => {
      const other = Buffer.alloc(32, 7).toString('base64')
      const report = await walk(`update setting set value = '${other}' where name = 'log-key'`)
      expect(failedIn(report, 'demo/access')).toEqual(['checkpoint'])
    })

    const log = "site = 'demo/access'"
    const same = 'token_id, site, query, found, filter_hash'
    test.each<[string, string | string[], string, number]>([
      ['how many were found', 'update access set found = 9 where idx = 20', 'accesses', 20],
      ['who read', "update access set token_id = 'x' where idx = 21", 'accesses', 21],
      ['when', 'update access set at = at + 1 where idx = 22', 'accesses', 22],
      ['what for', "update access set query = 'bundle' where idx = 23", 'accesses', 23],
      ['a filter', "update access set filter_hash = 'x' where idx = 24", 'accesses', 24],
      ['an access removed', 'delete from access where idx = 25', 'accesses', 25],
      ['the last removed', `delete from access where idx = ${READS - 1}`, 'accesses', READS - 1],
      [
        'an access added',
        `insert into access (idx, at, ${same}) select ${READS}, at, ${same} from access where idx = 9`,
        'accesses',
        READS,
      ],
      ['two accesses exchanged', swapRows('access', 30, 40), 'accesses', 30],
      [
        'an access moved to another site',
        "update access set site = 'other' where idx = 26",
        'accesses',
        26,
      ],
      ['an access made to wait', 'update access set idx = null where idx = 27', 'accesses', 27],
      [
        'an entry’s time',
        `update entry set received_at = received_at + 1 where ${log} and idx = 28`,
        'entries',
        28,
      ],
      [
        'what an entry stands for',
        `update entry set stands_for = flipped(stands_for, 31) where ${log} and idx = 29`,
        'entries',
        29,
      ],
      ['an entry removed', `delete from entry where ${log} and idx = 30`, 'entries', 30],
      [
        'an entry added',
        `insert into entry select site, ${READS}, kind, received_at, stands_for, leaf_hash from entry where ${log} and idx = 9`,
        'entries',
        READS,
      ],
      [
        'a hash in a tile',
        `update tile set hashes = flipped(hashes, 320) where ${log}`,
        'tree',
        10,
      ],
      ['a tile’s root', `update tile set root = flipped(root, 31) where ${log}`, 'tree', 0],
      ['a tile removed', `delete from tile where ${log}`, 'tree', 0],
      [
        'the head’s subtrees',
        `update head set range = flipped(range, 40) where ${log}`,
        'tree',
        256,
      ],
    ])('%s', async (_, change, check, index) => {
      const report = await walk(change)
      expect(failedIn(report, 'demo/access')).toContain(check)
      expect(failedIn(report, 'demo')).toEqual([])
      expect(report.verdict).toBe('failed')
      expect(report.firstWrong['demo/access']).toBe(index)
    })

    test.each([
      [
        'a checkpoint of another log',
        `update head set checkpoint = (select checkpoint from head where site = 'demo') where ${log}`,
      ],
      ['the head removed', `delete from head where ${log}`],
      ['the head’s size', `update head set size = size + 1 where ${log}`],
    ])('%s', async (_, change) => {
      const found = failedIn(await walk(change), 'demo/access')
      expect(found.some((name) => ['checkpoint', 'entries'].includes(name))).toBe(true)
    })

    test('one that no log has yet is told, and is no fault', async () => {
      const { verdict, checks, firstWrong } = await walk(
        `insert into access (at, ${same}) select at, ${same} from access where idx = 9`,
      )
      expect([verdict, firstWrong]).toEqual(['not-checked', {}])
      expect(checks.at(-1)).toMatchObject({
        name: 'accesses',
        detail:
          '1 accesses are in no log yet: the collector’s next start, or the next one of the site, takes them in',
      })
    })
  })
  describePruned(name, open)
}

/** Part of `describeFsckAccesses`: some were kept as long as they have to be. */
function describePruned(name: string, open: () => Promise<FsckSubject>): void {
  describe(`${name}: fsck of who read what, pruned`, () => {
    const walk = useFilled(open, fillPruned)

    test('as the collector left them they are verified', async () => {
      const { verdict, firstWrong } = await walk()
      expect({ verdict, firstWrong }).toEqual({ verdict: 'verified', firstWrong: {} })
    })

    const log = "site = 'demo/access'"
    const same = 'token_id, site, query, found, filter_hash'
    test.each<[string, string, number]>([
      ['the first that was kept removed', `delete from access where idx = ${GONE}`, GONE],
      [
        'one that was kept changed',
        `update access set found = 9 where idx = ${GONE + 1}`,
        GONE + 1,
      ],
      ['the record removed', `delete from log_record where ${log}`, PRUNED],
      [
        'how much was pruned',
        `update log_record set record = replace(record, ':${GONE},', ':${GONE + 1},') where ${log}`,
        PRUNED,
      ],
      [
        'a record moved to the log of the receipts',
        "update log_record set site = 'demo' where kind = 'pruned'",
        PRUNED,
      ],
      [
        'one put back that is another',
        `insert into access (idx, at, ${same}) select 3, at, ${same} from access where idx = ${GONE}`,
        3,
      ],
    ])('%s', async (_, change, index) => {
      const report = await walk(change)
      expect(failedIn(report, 'demo/access')).toEqual(['accesses'])
      expect(report.firstWrong['demo/access']).toBe(index)
    })

    test('a pruning that was stopped on its way is told, and is no fault', async () => {
      const stopped = await open()
      stopped.store.accesses.remove = async () => {
        throw new Error('the machine stops here')
      }
      await expect(fillSubject(stopped, fillPruned)).rejects.toThrow('stops here')
      await stopped.filled?.()
      const { verdict, checks } = await stopped.walk([], [])
      await stopped.close()
      expect(verdict).toBe('not-checked')
      expect(checks.at(-1)?.detail).toBe(
        `${GONE} pruned accesses are still there: prune again for the same day`,
      )
    })
  })
}

async function fillPruned({ deps, clock, call }: TestCollector): Promise<void> {
  const read = () => call('/admin/v1/sites/demo/receipts', { scope: 'read' })
  for (let i = 0; i < GONE; i++) await read()
  clock.at = '2027-12-01T12:00:00.000Z'
  for (let i = 0; i < KEPT; i++) await read()
  await pruneAccesses(deps, 'demo')
}

async function fill({ call }: TestCollector): Promise<void> {
  const read = (_: unknown, n: number) =>
    call(`/admin/v1/sites/demo/receipts?subjectId=${n}`, { scope: 'read' })
  await Promise.all(Array.from({ length: READS }, read))
}
