import { dayOf } from './day-of.ts'
import type { Query } from './postgres-database.ts'
import { type TallyRow, toTally } from './tally-row.ts'
import type { TallyStore } from './tally-store.ts'

/** The `TallyStore` contract on PostgreSQL. */
export function postgresTallies(query: Query): TallyStore {
  return {
    async addTallies(tallies) {
      // In one order, so that two collectors do not wait for each other.
      await query(
        `insert into tally
         select site, day, kind, reason, sum(n) from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::bigint[])
           as new (site, day, kind, reason, n)
         join site using (site) group by site, day, kind, reason
         order by site, day, kind collate "C", reason collate "C"
         on conflict (site, day, kind, reason) do update set n = tally.n + excluded.n`,
        [
          tallies.map(({ site }) => site),
          tallies.map(({ day }) => dayOf(Date.parse(day))),
          tallies.map(({ kind }) => kind),
          tallies.map(({ reason }) => reason),
          tallies.map(({ n }) => n),
        ],
      )
    },
    async listTallies(site, { from, to }) {
      const rows = await query<TallyRow>(
        `select * from tally where site = $1 and day between $2 and $3
         order by day, kind, reason`,
        [site, dayOf(Date.parse(from)), dayOf(Date.parse(to))],
      )
      return rows.map(toTally)
    },
  }
}
