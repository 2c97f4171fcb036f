import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { connectTo, newDatabase } from '../../postgres/connect-to.ts'
import { median } from '../median.ts'
import { measureVerify, readSigned } from './bare-verify.ts'
import type { BenchRow } from './bench-row.ts'
import { c15tBodies, fillC15t } from './c15t-data.ts'
import { measureLoad, type Rates, type Subject } from './measure-load.ts'
import { signBodies } from './sign-bodies.ts'
import { startLoader, startServer } from './start-child.ts'

/** Receipts a second that no server here takes. */
const FAST = 7_000
const SIGNED = 1_500
const C15T_ROWS = 300_000
/** So many make a process as fast as it gets: what runs once a batch is compiled late. */
const WARM = 40_000
/** ms; at the end of it a slower server is warm after fewer. */
const LONGEST_WARM = 60_000
/** ms. Its rows make c15t slower, so that more would not be fair. */
const WARM_C15T = 10_000
/** What is written of a receipt; a site's policies and script are in the same database. */
const TABLES = "('entry', 'tile', 'receipt', 'decided', 'answers', 'ended', 'grant_count')"

export interface Throughput {
  rows: BenchRow[]
  /** Medians by server: what the sizing guide is written from. */
  rates: Record<string, Rates>
  verifyCpu: number
}

/** Receipts end to end, over HTTP, of all servers in turn: machines are never equally busy for long. */
export async function measureThroughput(
  serverUrl: string,
  { rounds, ms }: { rounds: number; ms: number },
): Promise<Throughput> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-bench-'))
  const loader = startLoader()
  const count = WARM + ((rounds + 1) * ms * FAST) / 1000
  console.log(`signing ${count} receipts`)
  const bodies = await signBodies(count)
  const signed = readSigned(bodies, SIGNED)
  const names = { postgres: 'bench_kvitto', empty: 'bench_c15t', full: 'bench_c15t_full' }
  await dropDatabases(serverUrl, Object.values(names))
  const subjects: Record<string, Subject> = {}
  try {
    const data = (name: string) => join(folder, name)
    const databaseUrl = await newDatabase(serverUrl, names.postgres)
    subjects.verifies = await collector('verifies', bodies, [data('verifies'), 'verifies'])
    subjects.sqlite = await collector('sqlite', bodies, [data('sqlite'), 'stores'])
    const args = [data('postgres'), 'stores', databaseUrl]
    subjects.postgres = await collector('postgres', bodies, args)
    subjects.c15t = await c15t('c15t', count, await newDatabase(serverUrl, names.empty))
    const full = await newDatabase(serverUrl, names.full)
    subjects.c15tFull = await c15t('c15tFull', count, full)
    await measureLoad(loader, subjects.c15tFull, { ms: 100, connections: 1 })
    console.log(`filling c15t with ${C15T_ROWS} rows`)
    await fillC15t(full, C15T_ROWS)

    const rates: Record<string, Rates[]> = {}
    const verifies: number[] = []
    for (const subject of Object.values(subjects)) {
      console.log(`warming ${subject.name}`)
      await warm(subject)
    }
    for (let round = 0; round < rounds; round++) {
      console.log(`round ${round + 1} of ${rounds}`)
      for (const [name, subject] of Object.entries(subjects)) {
        const found = await measureLoad(loader, subject, { ms })
        rates[name] = [...(rates[name] ?? []), found]
        verifies.push(measureVerify(signed))
      }
    }
    const verifyCpu = median(verifies)
    const medians = Object.fromEntries(
      Object.entries(rates).map(([name, all]) => [name, medianOf(all)]),
    )
    await subjects.sqlite?.server.stop()
    const bytes = {
      sqlite: sqliteSize(data('sqlite')) / (subjects.sqlite?.sent ?? 0),
      postgres: (await databaseSize(databaseUrl)) / (subjects.postgres?.sent ?? 0),
    }
    return { rows: rowsOf(rates, verifyCpu, bytes), rates: medians, verifyCpu }
  } finally {
    for (const { server } of Object.values(subjects)) await server.stop()
    await loader.stop()
    await dropDatabases(serverUrl, Object.values(names))
    await rm(folder, { recursive: true })
  }

  async function warm(subject: Subject): Promise<void> {
    const isSlow = subject.name.startsWith('c15t')
    const until = Date.now() + (isSlow ? WARM_C15T : LONGEST_WARM)
    const least = subject.sent + WARM
    while (subject.sent < least && Date.now() < until) {
      await measureLoad(loader, subject, { ms: isSlow ? 2000 : 500 })
    }
  }
}

async function collector(name: string, bodies: string, args: string[]): Promise<Subject> {
  const server = await startServer('serve-collector.ts', args)
  const headers = {
    'content-type': 'text/plain',
    origin: 'https://bench.example',
    'x-forwarded-for': '192.0.2.7',
  }
  return { name, server, path: '/v1/sites/bench/receipts', headers, bodies, sent: 0 }
}

async function c15t(name: string, count: number, databaseUrl: string): Promise<Subject> {
  const server = await startServer('serve-c15t.ts', [databaseUrl])
  const headers = { 'content-type': 'application/json', origin: 'https://bench.example' }
  return { name, server, path: '/subjects', headers, bodies: await c15tBodies(count), sent: 0 }
}

function medianOf(all: readonly Rates[]): Rates {
  const of = (member: keyof Rates) => median(all.map((rates) => rates[member]))
  return {
    rate: of('rate'),
    cpuPerAnswer: of('cpuPerAnswer'),
    memory: of('memory'),
    p50: of('p50'),
    p99: of('p99'),
  }
}

function rowsOf(
  rates: Record<string, Rates[]>,
  verifyCpu: number,
  bytes: { sqlite: number; postgres: number },
): BenchRow[] {
  /** Of the same round each. */
  const ratio = (a: string, b: string) =>
    median((rates[a] ?? []).map(({ rate }, i) => rate / (rates[b]?.[i]?.rate ?? Number.NaN)))
  const cpu = (name: string) => median((rates[name] ?? []).map(({ cpuPerAnswer }) => cpuPerAnswer))
  return [
    {
      what: 'receipts/s on SQLite ÷ the same server that verifies and stores nothing',
      found: ratio('sqlite', 'verifies'),
      least: 0.8,
    },
    { what: 'the same on PostgreSQL', found: ratio('postgres', 'verifies'), least: 0.7 },
    {
      what: 'CPU of a bare ES256 verify with a fresh key ÷ CPU per receipt, SQLite',
      found: verifyCpu / cpu('sqlite'),
      least: 0.42,
    },
    {
      what: 'receipts/s on PostgreSQL ÷ c15t’s backend on the same server, empty',
      found: ratio('postgres', 'c15t'),
      least: 4,
    },
    {
      what: `the same with ${C15T_ROWS.toLocaleString('en')} rows`,
      found: ratio('postgres', 'c15tFull'),
      least: 50,
    },
    { what: 'on disk per receipt, SQLite', found: bytes.sqlite, most: 2500, unit: 'bytes' },
    { what: 'on disk per receipt, PostgreSQL', found: bytes.postgres, most: 2500, unit: 'bytes' },
  ]
}

/** With their indexes. */
function sqliteSize(data: string): number {
  const database = new Database(join(data, 'kvitto.db'))
  const size = database
    .prepare(
      `select sum(b.pgsize) from dbstat b join sqlite_schema s using (name)
       where s.tbl_name in ${TABLES}`,
    )
    .pluck()
    .get()
  database.close()
  return Number(size)
}

async function databaseSize(url: string): Promise<number> {
  const client = await connectTo(url)
  const { rows } = await client.query(
    `select sum(pg_total_relation_size(oid)) as size from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and relname in ${TABLES}`,
  )
  await client.end()
  return Number(rows[0].size)
}

async function dropDatabases(serverUrl: string, names: readonly string[]): Promise<void> {
  const client = await connectTo(serverUrl)
  for (const name of names) await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
}
