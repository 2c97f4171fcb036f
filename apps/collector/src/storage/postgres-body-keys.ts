import type { Id } from '@kvitto/core'
import { keyIdOf } from '../bodies/body-cipher.ts'
import { BodyKeyGone, type BodyKeyStore } from '../bodies/body-key-store.ts'
import { type BodyKeyRow, toWrappedKey } from './body-key-row.ts'
import type { PostgresDatabase, Query } from './postgres-database.ts'
import { addHeads, tryLockHeads } from './postgres-head.ts'
import type { AppendItem } from './receipt-store.ts'
import { traceOf } from './what-remains.ts'

/** The `BodyKeyStore` contract on PostgreSQL, in a table that other backups leave out. */
export function postgresBodyKeys({ query, transact }: PostgresDatabase): BodyKeyStore {
  return {
    async add(keys) {
      if (keys.length === 0) return
      await query(
        `insert into body_key
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])`,
        [
          keys.map(({ site }) => site),
          keys.map(({ id }) => id),
          keys.map(({ subject }) => subject),
          keys.map(({ wrappedBy }) => wrappedBy),
          keys.map(({ wrapped }) => wrapped),
        ],
      )
    },
    async ofSubjects(site, subjects) {
      const sql = 'select * from body_key where site = $1 and subject = any($2)'
      return (await query<BodyKeyRow>(sql, [site, subjects])).map(toWrappedKey)
    },
    async byId(site, ids) {
      const sql = 'select * from body_key where site = $1 and id = any($2)'
      return (await query<BodyKeyRow>(sql, [site, ids])).map(toWrappedKey)
    },
    destroy: (site, subjectId) =>
      transact(async (run) => {
        // Another collector may be about to append a body that one of them seals.
        if (!(await tryLockHeads(run, [site]))) {
          await addHeads(run, [site])
          await tryLockHeads(run, [site])
        }
        await run(
          `delete from body_key where site = $1 and subject = $2 and not exists
           (select from receipt where site = $1 and subject_id = $3)`,
          [site, traceOf(subjectId), subjectId],
        )
      }),
    async list(after, limit) {
      const sql = 'select * from body_key where (site, id) > ($1, $2) order by site, id limit $3'
      const values = [after?.site ?? '', after?.id ?? '', limit]
      return (await query<BodyKeyRow>(sql, values)).map(toWrappedKey)
    },
    async replace({ site, id, wrappedBy, wrapped }) {
      await query('update body_key set wrapped_by = $3, wrapped = $4 where site = $1 and id = $2', [
        site,
        id,
        wrappedBy,
        wrapped,
      ])
    },
    async close() {},
  }
}

/** Throws `BodyKeyGone` where one of these bodies could never be read; call it with the heads locked. */
export async function requireBodyKeys(query: Query, items: readonly AppendItem[]): Promise<void> {
  const needed = new Map<string, { site: Id; id: string }>()
  for (const item of items) {
    const id = item.kind === 'receipt' ? keyIdOf(item.receipt.text) : undefined
    if (id !== undefined) needed.set(`${item.site} ${id}`, { site: item.site, id })
  }
  if (needed.size === 0) return
  const asked = [...needed.values()]
  const found = await query(
    `select from unnest($1::text[], $2::text[]) as asked (site, id) join body_key using (site, id)`,
    [asked.map(({ site }) => site), asked.map(({ id }) => id)],
  )
  if (found.length < asked.length)
    throw new BodyKeyGone('expected a body’s key, found it destroyed')
}
