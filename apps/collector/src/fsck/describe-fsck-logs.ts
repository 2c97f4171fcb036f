import { acceptUnsigned } from '@kvitto/receipt'
import { describe, expect, test } from 'vitest'
import { closeLog } from '../domain/close-log.ts'
import { pruneLog } from '../domain/prune-log.ts'
import { testPayload } from '../testing/test-receipt.ts'
import { type FsckSubject, fillSubject, type TestCollector, useFilled } from './fsck-subject.ts'

/*
 * Entries: 0 policy, 1 build, 2 to 4 receipts, 5 closed; the second log: 6 opened, 7 and 8 receipts; 9 a receipt
 * years later; 10 pruned: 2 to 4 and 7, 8 are gone.
 */
const CLOSED = 5
const OPENED = 6
const KEPT = 9
const PRUNED = 10

/** Part of `describeFsck`: a site whose log ended, went on in another and was pruned. */
export function describeFsckLogs(name: string, open: () => Promise<FsckSubject>): void {
  describe(`${name}: fsck of several logs`, () => {
    const walk = useFilled(open, fill)

    test('as the collector left them they are verified', async () => {
      const { checks, ...report } = await walk()
      expect(checks.filter(({ status }) => status !== 'ok')).toEqual([])
      expect(report).toEqual({ verdict: 'verified', firstWrong: {} })
    })

    test.each<[string, string, string, number | undefined]>([
      ['the size that a log ended with', 'update closed_log set size = 4', 'logs', 3],
      ['its checkpoint', "update closed_log set checkpoint = ''", 'checkpoint', CLOSED],
      ['a closed log removed', 'delete from closed_log', 'logs', undefined],
      ['where a log begins', 'update head set first = 5', 'entries', PRUNED],
      ['a log of another number', 'update head set generation = 3', 'checkpoint', CLOSED],
      ['that a log is closed', 'update head set is_closed = not is_closed', 'logs', PRUNED],
      [
        'the successor named',
        "update log_record set record = replace(record, '/2/', '/3/') where kind = 'closed'",
        'logs',
        CLOSED,
      ],
      [
        'the predecessor’s size',
        "update log_record set record = replace(record, '\"size\":6', '\"size\":5') where kind = 'opened'",
        'logs',
        OPENED,
      ],
      [
        'the first checkpoint',
        "update log_record set checkpoint = replace(checkpoint, '\n1\n', '\n2\n') where kind = 'opened'",
        'logs',
        OPENED,
      ],
      [
        'the last checkpoint, in its record',
        "update log_record set checkpoint = '' where kind = 'closed'",
        'logs',
        CLOSED,
      ],
      [
        'how much was pruned',
        "update log_record set record = replace(record, ':9,', ':10,') where kind = 'pruned'",
        'logs',
        PRUNED,
      ],
      ['a tile of a log that is none', tileOf('demo/3'), 'logs', undefined],
      ['a tile of a log without a number', tileOf('demo/x'), 'logs', undefined],
      [
        'a cosigned checkpoint of a log that is none',
        "insert into witnessed select 'demo/3', size, checkpoint from head",
        'logs',
        undefined,
      ],
      ['a record removed', "delete from log_record where kind = 'opened'", 'logs', OPENED],
      [
        'a record added',
        `insert into log_record select site, ${KEPT}, kind, record, checkpoint from log_record where kind = 'pruned'`,
        'logs',
        KEPT,
      ],
      ['a receipt beyond what was pruned', 'delete from receipt', 'receipts', KEPT],
    ])('%s', async (_, change, check, index) => {
      const { checks, firstWrong } = await walk(change)
      const wrong = checks.filter(({ status }) => status === 'failed').map(({ name }) => name)
      expect(wrong).toContain(check)
      expect(firstWrong.demo).toBe(index)
    })

    test('a pruning that was stopped on its way is told, and is no fault', async () => {
      const stopped = await open()
      stopped.store.receipts.removeReceipts = async () => {
        throw new Error('the machine stops here')
      }
      await expect(fillSubject(stopped, fill)).rejects.toThrow('stops here')
      await stopped.filled?.()
      const { verdict, checks } = await stopped.walk([], [])
      await stopped.close()
      expect(verdict).toBe('not-checked')
      const { detail } = checks.find(({ name }) => name === 'receipts') ?? {}
      expect(detail).toBe('5 pruned receipts are still there: prune again for the same day')
    })
  })
}

function tileOf(log: string): string {
  return `insert into tile values ('${log}', 0, 0, bytes('00'), bytes('00'))`
}

async function fill({ policyVersion, clock, deps }: TestCollector): Promise<void> {
  const add = async (decidedAt: string) => {
    const ends = ['A'.repeat(43)]
    const changes = { origin: 'http://shop.test', policyVersion, decidedAt, ends }
    const receipt = await acceptUnsigned(testPayload(`u_${'A'.repeat(22)}`, changes))
    await deps.log.append({ kind: 'receipt', site: 'demo', receipt })
  }
  for (let i = 0; i < 3; i++) await add('2026-11-21T10:00:00Z')
  await closeLog(deps, 'demo', { origin: 'kvitto.test/demo', isSucceeded: true })
  for (let i = 0; i < 2; i++) await add('2026-11-21T11:00:00Z')
  clock.at = '2032-01-01T12:00:00.000Z'
  await add('2032-01-01T11:00:00Z')
  await pruneLog(deps, 'demo', '2026-12-01T00:00:00.000Z')
}
