import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  generateLogKey,
  growTree,
  makeSigner,
  openSqlite,
  readLogKey,
} from '@kvitto/collector/bench'
import { publishPolicy } from '@kvitto/receipt'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { benchPolicy } from './bench-policy.ts'
import { policyItem } from './fill-log.ts'
import { measureGroupCommit } from './group-commit.ts'
import { createItems } from './make-items.ts'
import { fillSqlite } from './sqlite-data-set.ts'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-bench-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('64 writers commit together: `npm run bench` measures how much that gives', async () => {
  // Alone it is 20 times and more. On a busy machine each commit waits longer, but all share it.
  expect(await measureGroupCommit({ rounds: 1, ms: 400 })).toBeGreaterThan(5)
})

/** More than one full tile. */
const RECEIPTS = 600
const TABLES = ['entry', 'tile', 'receipt', 'decided', 'ended', 'grant_count', 'publication']

test('the data set of a bench is what appends would have left', async () => {
  const [filled, appended] = ['filled.db', 'appended.db'].map((name) => join(folder, name)) as [
    string,
    string,
  ]
  await fillSqlite(filled, RECEIPTS)
  await appendInBatches(appended)
  const rows = [rowsOf(filled), rowsOf(appended)]
  expect(rows[0]?.receipt).toHaveLength(RECEIPTS)
  expect(rows[0]?.tile).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
})

async function appendInBatches(path: string): Promise<void> {
  const published = await publishPolicy(benchPolicy)
  const signer = await makeSigner(readLogKey(generateLogKey()), 'bench.local/bench')
  const store = openSqlite(path)
  const items = [policyItem(published), ...createItems(published)(0, RECEIPTS)]
  for (let at = 0; at < items.length; at += 100) {
    await store.receipts.append(items.slice(at, at + 100), (_site, head, leaves) =>
      growTree(head, leaves, signer),
    )
  }
  await store.close()
}

function rowsOf(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true })
  const all = (table: string) => {
    const rows: unknown[] = database.prepare(`select * from ${table}`).all()
    return rows.map((row) => JSON.stringify(row)).sort()
  }
  const tables = Object.fromEntries(TABLES.map((table) => [table, all(table)]))
  const head = database.prepare('select size, range from head').all()
  database.close()
  return { ...tables, head }
}
