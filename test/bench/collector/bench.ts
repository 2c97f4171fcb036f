/*
 * `npm run bench`: what the collector can do, each figure beside what it must reach, as one table;
 * with `--write` also between the markers of apps/collector/BENCH.md. Takes about ten minutes, and as
 * long again the first time, when it makes two databases of five million receipts (about 40 GB under
 * node_modules/.cache/kvitto-bench, kept for the next run). `--rounds=5 --ms=2000 --large=5000000`
 */
import { readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withTable } from '../with-table.ts'
import { formatRows } from './bench-row.ts'
import { startBenchServer } from './bench-server.ts'
import { cacheFolder } from './cache-folder.ts'
import { measureGroupCommit } from './group-commit.ts'
import { measureGrowth } from './growth.ts'
import { measureSeveral } from './several-collectors.ts'
import { measureThroughput } from './throughput.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '2000' },
    large: { type: 'string', default: '5000000' },
    write: { type: 'boolean', default: false },
  },
})
const [rounds, ms, large] = [values.rounds, values.ms, values.large].map(Number) as [
  number,
  number,
  number,
]

const load = () => loadavg().map((value) => value.toFixed(1))
console.log(`load average ${load()}`)
const server = await startBenchServer()
try {
  const throughput = await measureThroughput(server.url, { rounds, ms })
  for (const [name, { rate, cpuPerAnswer, p50, p99 }] of Object.entries(throughput.rates)) {
    const figures = [rate, cpuPerAnswer, p50, p99].map((value) => value.toFixed(1))
    console.log(
      `${name}: ${figures[0]}/s, ${figures[1]} µs CPU, p50 ${figures[2]} ms, p99 ${figures[3]} ms`,
    )
  }
  console.log(`bare verify: ${throughput.verifyCpu.toFixed(1)} µs CPU`)
  const grouped = await measureGroupCommit({ rounds, ms: 1000 })
  const several = await measureSeveral(server.url, { rounds, ms })
  const growth = await measureGrowth(
    { url: server.url, data: join(cacheFolder, 'postgres', 'data') },
    { large, rounds, appends: 4096 },
  )
  const [sqlite, postgres, verify, ...others] = throughput.rows
  const rows = [
    sqlite,
    postgres,
    verify,
    { what: 'group commit ÷ single commit, 64 writers, syncs of 2 ms', found: grouped, least: 20 },
    {
      what: 'two collectors on one log ÷ the same rows without a log',
      found: several,
      least: 0.75,
    },
    ...growth,
    ...others,
  ].filter((row) => row !== undefined)
  const table = formatRows(rows)
  console.log(`${table}\n\nload average ${load()}`)
  if (values.write) await write(table)
} finally {
  await server.remove()
}

async function write(table: string): Promise<void> {
  const path = new URL('../../../apps/collector/BENCH.md', import.meta.url)
  const text = withTable(await readFile(path, 'utf8'), 'bench', table)
  if (text === undefined) throw new Error('expected <!-- bench --> in BENCH.md, found none')
  await writeFile(path, text)
}
