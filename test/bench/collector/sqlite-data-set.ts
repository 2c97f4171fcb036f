import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqlite, unpackBody } from '@kvitto/collector/bench'
import Database from 'better-sqlite3'
import { benchAnswers } from './bench-answers.ts'
import { cacheFolder } from './cache-folder.ts'
import { fillLog, type Row } from './fill-log.ts'

/** A SQLite file with `count` receipts; made where there is none, and kept. */
export async function sqliteDataSet(count: number): Promise<string> {
  const path = join(cacheFolder, `receipts-${count}-answers.db`)
  if (existsSync(path)) return path
  await mkdir(cacheFolder, { recursive: true })
  const unfinished = `${path}.new`
  for (const end of ['', '-wal', '-shm']) await rm(`${unfinished}${end}`, { force: true })
  await fillSqlite(unfinished, count)
  await rename(unfinished, path)
  return path
}

/** As `fillLog`, into a new file. */
export async function fillSqlite(path: string, count: number): Promise<void> {
  const store = openSqlite(path)
  const database = new Database(path)
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -2000000')
  const write = database.transaction((table: string, rows: readonly Row[]) => {
    const columns = Object.keys(rows[0] ?? {})
    const insert = database.prepare(
      `insert or replace into ${table} (${columns}) values (${columns.map(() => '?')})`,
    )
    for (const row of rows) insert.run(columns.map((column) => toSqlite(row[column])))
  })
  await fillLog(store, count, {
    answers: benchAnswers(),
    write(table, rows) {
      if (rows.length > 0) write(table, table === 'receipt' ? rows.map(toReceipt) : rows)
    },
  })
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  await store.close()
}

function toReceipt({ body, ...row }: Row): Row {
  return { ...row, receipt: body instanceof Buffer ? unpackBody(body) : body }
}

/** Tiles come as PostgreSQL reads them. */
function toSqlite(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('\\x')) return value
  return Buffer.from(value.slice(2), 'hex')
}
