import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from './store.ts'
import type { Tally } from './tally-store.ts'

/** Every backend runs this suite. `open` gives an empty store; it is closed afterwards. */
export function describeTallyStore(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the TallyStore contract`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      for (const site of ['demo', 'other']) {
        await store.sites.putSite(site, {}, '2026-11-20T10:00:00.000Z')
      }
    })
    afterEach(() => store.close())

    const tally = (changes: Partial<Tally> = {}): Tally => ({
      site: 'demo',
      day: '2026-11-21',
      kind: 'counted',
      reason: 'address',
      n: 1,
      ...changes,
    })
    const list = (from = '2026-11-01', to = '2026-11-30') =>
      store.tallies.listTallies('demo', { from, to })

    test('numbers of one day, kind and reason add up', async () => {
      await store.tallies.addTallies([tally(), tally({ n: 2 }), tally({ kind: 'put-off', n: 7 })])
      await store.tallies.addTallies([tally({ n: 4 }), tally({ reason: 'site' })])
      expect(await list()).toEqual([
        tally({ n: 7 }),
        tally({ reason: 'site' }),
        tally({ kind: 'put-off', n: 7 }),
      ])
    })

    test('added at once from several sides none is lost', async () => {
      const sides = Array.from({ length: 20 }, (_, i) =>
        store.tallies.addTallies([
          tally({ reason: i % 2 ? 'address' : 'site' }),
          tally({ reason: i % 2 ? 'site' : 'address' }),
        ]),
      )
      await Promise.all(sides)
      expect((await list()).map(({ n }) => n)).toEqual([20, 20])
    })

    test('days are in order, and both ends belong to the range', async () => {
      const days = ['2026-11-23', '2026-11-20', '2026-11-22', '2026-11-21', '2026-10-31']
      await store.tallies.addTallies(days.map((day) => tally({ day })))
      const found = await list('2026-11-21', '2026-11-23')
      expect(found.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23'])
    })

    test('those of another site are apart, those of none are left out', async () => {
      await store.tallies.addTallies([
        tally({ site: 'made-up', n: 9 }),
        tally({ site: 'other', n: 5 }),
        tally(),
      ])
      expect(await list()).toEqual([tally()])
      const madeUp = { from: '2026-11-01', to: '2026-11-30' }
      expect(await store.tallies.listTallies('made-up', madeUp)).toEqual([])
    })
  })
}
