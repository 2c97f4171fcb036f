import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { dayOf } from './day-of.ts'
import { type TallyRow, toTally } from './tally-row.ts'
import type { Tally, TallyStore } from './tally-store.ts'

/** The `TallyStore` contract on one SQLite database. */
export function sqliteTallies(database: Database): TallyStore {
  const insert = database.prepare<TallyRow>(
    `insert into tally select site, @day, @kind, @reason, @n from site where site = @site
     on conflict do update set n = n + excluded.n`,
  )
  const select = database.prepare<[Id, number, number], TallyRow>(
    'select * from tally where site = ? and day between ? and ? order by day, kind, reason',
  )
  const add = database.transaction((tallies: readonly Tally[]) => {
    for (const tally of tallies) insert.run({ ...tally, day: dayOf(Date.parse(tally.day)) })
  })
  return {
    addTallies: async (tallies) => add.immediate(tallies),
    listTallies: async (site, { from, to }) =>
      select.all(site, dayOf(Date.parse(from)), dayOf(Date.parse(to))).map(toTally),
  }
}
