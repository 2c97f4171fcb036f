import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '@kvitto/collector/bench'
import type pg from 'pg'
import { connectTo, newDatabase } from '../../postgres/connect-to.ts'
import { benchAnswers } from './bench-answers.ts'
import { fillLog, type Row, type WriteRows } from './fill-log.ts'

/** The tables that grow by millions of rows. */
const LARGE = ['entry', 'receipt', 'decided', 'ended']

/** A database with `count` receipts on this server; made where there is none. */
export async function postgresDataSet(serverUrl: string, count: number): Promise<string> {
  const name = `receipts_${count}`
  const url = new URL(name, serverUrl).href
  const server = await connectTo(serverUrl)
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name])
    if (rowCount) return url
    await server.query(`drop database if exists ${name}_new`)
    await fill(await newDatabase(serverUrl, `${name}_new`), count)
    await server.query(`alter database ${name}_new rename to ${name}`)
    return url
  } finally {
    await server.end()
  }
}

async function fill(url: string, count: number): Promise<void> {
  const store = await openPostgres({ url, reportError: console.error })
  const client = await connectTo(url)
  const indexes = await dropIndexes(client)
  const path = join(tmpdir(), `kvitto-bench-${process.pid}.copy`)
  const write: WriteRows = async (table, rows) => {
    if (rows.length === 0) return
    if (table === 'head') await client.query('delete from head')
    const columns = Object.keys(rows[0] ?? {})
    await writeFile(path, rows.map((row) => toLine(row, columns)).join(''), { mode: 0o644 })
    await client.query(`copy ${table} (${columns}) from '${path}'`)
  }
  await fillLog(store, count, { answers: benchAnswers(), write })
  await rm(path)
  for (const index of indexes) await client.query(index)
  for (const table of LARGE) await client.query(`vacuum analyze ${table}`)
  await client.end()
  await store.close()
}

/** Made anew afterwards, they take a tenth of the time. Gives the statements that do it. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const tables = LARGE.map((table) => `'${table}'::regclass`).join()
  const keys = await client.query<{ name: string; relation: string; definition: string }>(
    `select conname as name, conrelid::regclass as relation, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid in (${tables}) and contype = 'p'`,
  )
  for (const { name, relation } of keys.rows) {
    await client.query(`alter table ${relation} drop constraint ${name}`)
  }
  const others = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid in (${tables})`,
  )
  for (const { name } of others.rows) await client.query(`drop index ${name}`)
  return [
    "set maintenance_work_mem = '1GB'",
    ...keys.rows.map(
      ({ name, relation, definition }) =>
        `alter table ${relation} add constraint ${name} ${definition}`,
    ),
    ...others.rows.map(({ definition }) => definition),
  ]
}

/** A line of COPY's text format. */
function toLine(row: Row, columns: readonly string[]): string {
  const values = columns.map((column) =>
    textOf(row[column]).replaceAll('\\', '\\\\').replaceAll('\n', '\\n'),
  )
  return `${values.join('\t')}\n`
}

function textOf(value: unknown): string {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value)
}
