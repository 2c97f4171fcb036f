import { describe, expect, test } from 'vitest'
import { describeAlteredErasures } from './describe-altered-erasures.ts'
import { describeAlteredLog } from './describe-altered-log.ts'
import { describeAlteredPublications } from './describe-altered-publications.ts'
import { describeAlteredReceipts } from './describe-altered-receipts.ts'
import { failedIn } from './failed-in.ts'
import { fillSite } from './fill-site.ts'
import { type FsckSubject, useFilled } from './fsck-subject.ts'

/** Every backend's rows are walked alike. `open` gives an empty store. */
export function describeFsck(name: string, open: () => Promise<FsckSubject>): void {
  describe(`${name}: fsck`, () => {
    const given: string[] = []
    const walk = useFilled(open, async (collector) => {
      given.push(...(await fillSite(collector)))
    })

    test('a database as the collector left it is verified', async () => {
      const report = await walk([])
      expect(failedIn(report)).toEqual([])
      expect(report).toMatchObject({ verdict: 'verified', firstWrong: {} })
      expect(report.checks.map(({ name }) => name)).toEqual([
        'log key',
        'files',
        'entries',
        'publications',
        'tree',
        'checkpoint',
        'witnessed',
        'logs',
        'erasures',
        'receipts',
        'counts',
        'entries',
        'tree',
        'checkpoint',
        'accesses',
      ])
    })

    test('without a key the log key is not checked', async () => {
      const { verdict, checks } = await walk([], [])
      expect(verdict).toBe('not-checked')
      expect(checks[0]).toMatchObject({ name: 'log key', status: 'not-checked' })
    })

    describeAlteredLog(walk)
    describeAlteredReceipts(walk, given)
    describeAlteredErasures(walk)
    describeAlteredPublications(walk)
  })
}
