/*
 * Measures ours beside others in a browser, prints the table, and writes it into SPEED.md; with `--bytes` only
 * its rows of bytes, which need no round. `node test/bench/browser/speed.ts --rounds=15`
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { withTable } from '../with-table.ts'
import { measure } from './measure.ts'
import { openBench } from './open-bench.ts'
import { SPEED } from './speed-file.ts'
import { type SpeedLine, speedLines } from './speed-lines.ts'
import { speedTable, withLines } from './speed-table.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, bytes: { type: 'boolean' } },
})
const rounds = values.bytes ? 0 : Number(values.rounds)
const bench = await openBench()
try {
  const lines = speedLines(await measure(bench, { rounds, onRound }))
  const shown = values.bytes ? lines.filter(({ title }) => title.endsWith(', bytes')) : lines
  console.log(speedTable(shown))
  await write(shown)
} finally {
  await bench.close()
}

function onRound(round: number): void {
  console.error(`round ${round + 1} of ${rounds}`)
}

async function write(lines: SpeedLine[]): Promise<void> {
  const before = await readFile(SPEED, 'utf8')
  const text = values.bytes
    ? withLines(before, lines)
    : withTable(before, 'speed', `${speedTable(lines)}\n\nMedians of ${rounds} rounds.`)
  if (text === undefined) throw new Error('expected <!-- speed --> in SPEED.md, found none')
  await writeFile(SPEED, text)
}
