import Database from 'better-sqlite3'
import type { WrappedKey } from '../bodies/body-cipher.ts'
import type { BodyKeyStore } from '../bodies/body-key-store.ts'
import { type BodyKeyRow, toWrappedKey } from './body-key-row.ts'
import { makeDurable } from './sqlite-durable.ts'
import { withCodedErrors } from './sqlite-errors.ts'
import { sqliteJournal } from './sqlite-journal.ts'
import { traceOf } from './what-remains.ts'

const SCHEMA = `
create table if not exists body_key (
  site text not null,
  id text not null,
  subject text not null,
  wrapped_by text not null,
  wrapped blob not null,
  primary key (site, id)
) strict;
create index if not exists body_key_subject on body_key (site, subject)`

/**
 * The `BodyKeyStore` contract in an SQLite file of its own: a backup of the database is none of the keys.
 * Receipts are in another file, so whoever destroys a key sees to it that nothing is sealed by it.
 */
export function openSqliteBodyKeys(path: string): BodyKeyStore {
  const database = new Database(path)
  makeDurable(database)
  const journal = sqliteJournal(database)
  database.exec(SCHEMA)
  // As the database's own.
  journal.empty()
  const insert = database.prepare('insert into body_key values (?, ?, ?, ?, ?)')
  const select = (condition: string) =>
    database.prepare<[string, string], BodyKeyRow>(
      `select k.* from json_each(?) j join body_key k on k.site = ? and ${condition} = j.value`,
    )
  const bySubject = select('k.subject')
  const byId = select('k.id')
  const remove = database.prepare('delete from body_key where site = ? and subject = ?')
  const list = database.prepare<[string, string, number], BodyKeyRow>(
    'select * from body_key where (site, id) > (?, ?) order by site, id limit ?',
  )
  const update = database.prepare(
    'update body_key set wrapped_by = ?, wrapped = ? where site = ? and id = ?',
  )
  const addAll = database.transaction((keys: readonly WrappedKey[]) => {
    for (const { site, id, subject, wrappedBy, wrapped } of keys) {
      insert.run(site, id, subject, wrappedBy, wrapped)
    }
  })

  const store: BodyKeyStore = {
    async add(keys) {
      if (keys.length > 0) addAll.immediate(keys)
    },
    ofSubjects: async (site, subjects) =>
      bySubject.all(JSON.stringify(subjects), site).map(toWrappedKey),
    byId: async (site, ids) => byId.all(JSON.stringify(ids), site).map(toWrappedKey),
    async destroy(site, subjectId) {
      const { changes } = remove.run(site, traceOf(subjectId))
      if (changes > 0) journal.empty()
    },
    list: async (after, limit) =>
      list.all(after?.site ?? '', after?.id ?? '', limit).map(toWrappedKey),
    async replace({ site, id, wrappedBy, wrapped }) {
      update.run(wrappedBy, wrapped, site, id)
    },
    async close() {
      journal.close()
      database.close()
    },
  }
  return withCodedErrors(store, { tell: () => {}, newer: () => undefined })
}
