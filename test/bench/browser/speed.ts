/*
 * Measures ours beside others in a browser, prints the table, and writes it into SPEED.md; with `--bytes` only
 * its rows of bytes, which need no round. `node test/bench/browser/speed.ts --rounds=15`
 */
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { withTable } from '../with-table.ts'
import { type Measured, measure } from './measure.ts'
import { openBench } from './open-bench.ts'
import { SPEED } from './speed-file.ts'
import { speedLines } from './speed-lines.ts'
import { speedTable, withLines } from './speed-table.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, bytes: { type: 'boolean' } },
})
const bench = await openBench()
try {
  await measure(bench, { rounds: values.bytes ? 0 : Number(values.rounds), onRound })
} finally {
  await bench.close()
}

/** Written after each: a run that is ended leaves what it has. */
async function onRound(rounds: number, measured: Measured[]): Promise<void> {
  const lines = speedLines(measured)
  const text = await readFile(SPEED, 'utf8')
  if (values.bytes) {
    const shown = lines.filter(({ title }) => title.endsWith(', bytes'))
    console.log(speedTable(shown))
    await writeFile(SPEED, withLines(text, shown))
    return
  }
  const table = speedTable(lines)
  console.log(`${table}\n${rounds} of ${values.rounds} rounds\n`)
  const written = withTable(text, 'speed', `${table}\n\n${circumstances(rounds)}`)
  if (written === undefined) throw new Error('expected <!-- speed --> in SPEED.md, found none')
  await writeFile(SPEED, written)
}

/** A load beyond the processors says that other programs took their time from every figure in ms. */
function circumstances(rounds: number): string {
  const [load = 0] = loadavg()
  return `Medians of ${rounds} rounds; ${availableParallelism()} processors, load ${load.toFixed(1)} at the end.`
}
