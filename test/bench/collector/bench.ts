/*
 * `npm run bench`: what the collector can do, each figure beside what it must reach, as one table;
 * with `--write` also between the markers of apps/collector/BENCH.md. Takes about ten minutes, and as
 * long again the first time, when it makes two databases of five million receipts (about 40 GB under
 * node_modules/.cache/kvitto-bench, kept for the next run).
 * `--rounds=5 --ms=2000 --large=5000000 --only=throughput,group,several,growth`
 */
import { readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withTable } from '../with-table.ts'
import { type BenchRow, formatRows } from './bench-row.ts'
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
    only: { type: 'string', default: 'throughput,group,several,growth' },
    write: { type: 'boolean', default: false },
  },
})
const [rounds, ms, large] = [Number(values.rounds), Number(values.ms), Number(values.large)]
const wants = (part: string) => values.only.split(',').includes(part)

const load = () => `load average ${loadavg().map((value) => value.toFixed(1))}`
console.log(load())
const server = await startBenchServer()
try {
  const throughput = wants('throughput') ? await runThroughput() : []
  const rows = [
    ...throughput.slice(0, 3),
    ...(wants('group') ? [await runGroupCommit()] : []),
    ...(wants('several') ? [await runSeveral()] : []),
    ...(wants('growth') ? await runGrowth() : []),
    ...throughput.slice(3),
  ]
  const table = formatRows(rows)
  console.log(`${table}\n\n${load()}`)
  if (values.write) await write(table)
} finally {
  await server.remove()
}

async function runThroughput(): Promise<BenchRow[]> {
  const { rows, rates, verifyCpu } = await measureThroughput(server.url, { rounds, ms })
  for (const [name, { rate, cpuPerAnswer, memory, p50, p99 }] of Object.entries(rates)) {
    const megabytes = Math.round(memory / 1_000_000)
    console.log(
      `${name}: ${Math.round(rate)}/s, ${Math.round(cpuPerAnswer)} µs CPU, ${megabytes} MB, ` +
        `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    )
  }
  console.log(`bare verify: ${Math.round(verifyCpu)} µs CPU`)
  return rows
}

async function runGroupCommit(): Promise<BenchRow> {
  const what = 'group commit ÷ single commit, 64 writers, syncs of 2 ms'
  return { what, found: await measureGroupCommit({ rounds, ms: 1000 }), least: 20 }
}

async function runSeveral(): Promise<BenchRow> {
  const what = 'two collectors on one log ÷ the same rows without a log'
  return { what, found: await measureSeveral(server.url, { rounds, ms }), least: 0.75 }
}

function runGrowth(): Promise<BenchRow[]> {
  const { url } = server
  const data = join(cacheFolder, 'postgres', 'data')
  return measureGrowth({ url, data }, { large, rounds, appends: 4096 })
}

async function write(table: string): Promise<void> {
  const path = new URL('../../../apps/collector/BENCH.md', import.meta.url)
  const text = withTable(await readFile(path, 'utf8'), 'bench', table)
  if (text === undefined) throw new Error('expected <!-- bench --> in BENCH.md, found none')
  await writeFile(path, text)
}
