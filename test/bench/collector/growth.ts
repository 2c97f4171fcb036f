import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  generateLogKey,
  growTree,
  makeSigner,
  openPostgres,
  openSqlite,
  readLogKey,
  type Store,
} from '@kvitto/collector/bench'
import type { Published } from '@kvitto/core'
import { publishPolicy } from '@kvitto/receipt'
import { median } from '../median.ts'
import { benchPolicy } from './bench-policy.ts'
import type { BenchRow } from './bench-row.ts'
import { createItems, type ReceiptItem } from './make-items.ts'
import { measureQueries } from './measure-queries.ts'
import { postgresCpu } from './postgres-cpu.ts'
import { postgresDataSet } from './postgres-data-set.ts'
import { sqliteDataSet } from './sqlite-data-set.ts'
import { warmPostgres, warmSqlite } from './warm-indexes.ts'

const SMALL = 20_000
const SITE = 'bench'
/** As many as 64 writers give a batch. */
const BATCH = 64

/** What a store of `large` receipts costs beside one of 20,000: appends in CPU, questions in time. */
export async function measureGrowth(
  server: { url: string; data: string },
  { large, rounds, appends }: { large: number; rounds: number; appends: number },
): Promise<BenchRow[]> {
  const published = await publishPolicy(benchPolicy)
  const rows: BenchRow[] = []
  const databases = [
    { name: 'SQLite', open: () => openBothSqlite(large), ofServer: () => 0 },
    {
      name: 'PostgreSQL',
      open: () => openBoth(server.url, large),
      ofServer: () => postgresCpu(server.data),
    },
  ]
  for (const { name, open, ofServer } of databases) {
    const { stores, close } = await open()
    try {
      const what = `CPU per append at ${inWords(large)} rows ÷ at ${inWords(SMALL)}, ${name}`
      const found = await measureAppends(stores, { published, rounds, appends, ofServer })
      rows.push({ what, found, most: 1.25 })
      rows.push(...(await measureQueries(stores.large, { name, published, count: large })))
    } finally {
      await close()
    }
  }
  return rows
}

function inWords(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000} M` : `${count / 1000} k`
}

interface Stores {
  small: Store
  large: Store
}

/** The small one as a copy, which does not stay small. */
async function openBothSqlite(large: number) {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-bench-'))
  const path = join(folder, 'kvitto.db')
  await copyFile(await sqliteDataSet(SMALL), path)
  const largePath = await sqliteDataSet(large)
  const stores = { small: openSqlite(path), large: openSqlite(largePath) }
  warmSqlite(largePath)
  return {
    stores,
    async close() {
      for (const store of Object.values(stores)) await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function openBoth(serverUrl: string, large: number) {
  const openOne = async (count: number) => {
    const url = await postgresDataSet(serverUrl, count)
    await warmPostgres(url)
    return openPostgres({ url, reportError: console.error })
  }
  const stores = { small: await openOne(SMALL), large: await openOne(large) }
  return {
    stores,
    async close() {
      for (const store of Object.values(stores)) await store.close()
    },
  }
}

interface AppendOptions {
  published: Published
  rounds: number
  appends: number
  /** CPU of the database's own processes until now, in microseconds. */
  ofServer(): number
}

async function measureAppends(
  stores: Stores,
  { published, rounds, appends, ofServer }: AppendOptions,
): Promise<number> {
  const signer = await makeSigner(readLogKey(generateLogKey()), `bench.local/${SITE}`)
  const cpuOf = async (store: Store): Promise<number> => {
    const items = await nextItems(store, published, appends)
    const before = { own: process.cpuUsage(), server: ofServer() }
    for (let at = 0; at < items.length; at += BATCH) {
      await store.receipts.append(items.slice(at, at + BATCH), (_site, head, leaves) =>
        growTree(head, leaves, signer),
      )
    }
    const { user, system } = process.cpuUsage(before.own)
    return (user + system + ofServer() - before.server) / items.length
  }
  const ratios: number[] = []
  for (let round = -1; round < rounds; round++) {
    const small = await cpuOf(stores.small)
    const ratio = (await cpuOf(stores.large)) / small
    // The first fills caches.
    if (round >= 0) ratios.push(ratio)
  }
  return median(ratios)
}

/** Those that come after what the store holds; the policy is its first entry. */
async function nextItems(
  { receipts }: Store,
  published: Published,
  count: number,
): Promise<ReceiptItem[]> {
  const { size = 1 } = (await receipts.readHead(SITE)) ?? {}
  return createItems(published)(size - 1, count)
}
