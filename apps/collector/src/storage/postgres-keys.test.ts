import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDatabase } from '../testing/test-database.ts'
import { openDatabase, type PostgresDatabase } from './postgres-database.ts'
import { migrate } from './postgres-migrate.ts'

/** Of all sites together, small, and hardly ever written: a copy on every machine. */
const SHARED = ['build', 'build_file', 'migration', 'policy', 'setting', 'token']

let database: PostgresDatabase
beforeAll(async () => {
  database = openDatabase(await newDatabase(), () => {})
  await migrate(database)
})
afterAll(() => database.close())

interface Key {
  table: string
  columns: string[]
}

test('every unique key has the site in it, so that logs can lie on different machines', async () => {
  const keys = await database.query<Key>(
    `select c.relname as table, array(
       select a.attname::text from pg_attribute a
       where a.attrelid = c.oid and a.attnum = any(i.indkey)) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid
     where i.indisunique and c.relnamespace = 'public'::regnamespace`,
  )
  expect(keys.map(({ table }) => table)).toEqual(
    expect.arrayContaining(['receipt', 'entry', 'head']),
  )
  const without = keys.filter(({ columns }) => !columns.includes('site')).map(({ table }) => table)
  expect(without.sort()).toEqual(SHARED)
})

test('no table of a site refers to one of another site', async () => {
  const references = await database.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to
     from pg_constraint where contype = 'f'`,
  )
  expect(references.filter(({ to }) => !SHARED.includes(to))).toEqual([])
})
