/*
 * `npm run bench`: what the collector can do, each figure beside what it must reach, as a table for each part;
 * with `--write` also between the part's markers in apps/collector/BENCH.md, as soon as it is measured. All take about
 * ten minutes, and as long again the first time, when `growth` makes two databases of five million receipts (about
 * 40 GB under node_modules/.cache/kvitto-bench, kept for the next run).
 * `--rounds=5 --ms=2000 --large=5000000 --only=throughput,group,several,growth`
 */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchRow } from './bench-row.ts'
import { formatSection, withSection } from './bench-section.ts'
import { startBenchServer } from './bench-server.ts'
import { cacheFolder } from './cache-folder.ts'
import { measureGroupCommit } from './group-commit.ts'
import { measureGrowth } from './growth.ts'
import { PART_NAMES, type PartName, parsePartNames } from './part-names.ts'
import { measureSeveral } from './several-collectors.ts'
import { measureThroughput } from './throughput.ts'

const BENCH = new URL('../../../apps/collector/BENCH.md', import.meta.url)

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '2000' },
    large: { type: 'string', default: '5000000' },
    only: { type: 'string', default: PART_NAMES.join() },
    write: { type: 'boolean', default: false },
  },
})
const [rounds, ms, large] = [Number(values.rounds), Number(values.ms), Number(values.large)]
const names = parsePartNames(values.only)
const commit = readCommit()

interface Found {
  rows: readonly BenchRow[]
  note?: string
}

const PARTS: Record<PartName, () => Promise<Found>> = {
  throughput: runThroughput,
  group: async () => ({ rows: [await runGroupCommit()] }),
  several: async () => ({ rows: [await runSeveral()] }),
  growth: async () => ({ rows: await runGrowth() }),
}

const server = await startBenchServer()
try {
  for (const name of names) {
    const before = loadNow()
    const found = await PARTS[name]()
    const load = [before, loadNow()] as const
    const section = formatSection({ ...found, commit, measuredAt: new Date(), rounds, load })
    console.log(`${name}\n${section}\n`)
    if (values.write) {
      await writeFile(BENCH, withSection(await readFile(BENCH, 'utf8'), name, section))
    }
  }
} finally {
  await server.remove()
}

function loadNow(): number {
  return loadavg()[0] ?? Number.NaN
}

/** Of what is measured: tables that were written do not change it. */
function readCommit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: new URL('.', BENCH), encoding: 'utf8' }).trim()
  const isChanged = git('status', '--porcelain', '--', ':/', ':(exclude)BENCH.md') !== ''
  return git('rev-parse', '--short=7', 'HEAD') + (isChanged ? ' with changes' : '')
}

async function runThroughput(): Promise<Found> {
  const { rows, rates, verifyCpu } = await measureThroughput(server.url, { rounds, ms })
  for (const [name, { rate, cpuPerAnswer, memory, p50, p99 }] of Object.entries(rates)) {
    const megabytes = Math.round(memory / 1_000_000)
    console.log(
      `${name}: ${Math.round(rate)}/s, ${Math.round(cpuPerAnswer)} µs CPU, ${megabytes} MB, ` +
        `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    )
  }
  const cpuOf = (name: string) => Math.round(rates[name]?.cpuPerAnswer ?? Number.NaN)
  const note =
    `CPU of an answer: ${cpuOf('verifies')} µs of the server that stores nothing, ` +
    `${cpuOf('sqlite')} on SQLite, ${cpuOf('postgres')} on PostgreSQL (its own processes not counted); ` +
    `of a bare verify ${Math.round(verifyCpu)} µs.`
  return { rows, note }
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
