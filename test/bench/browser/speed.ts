// Measures ours beside others in a browser, prints the table, and writes it into SPEED.md.
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { withTable } from '../with-table.ts'
import { measure } from './measure.ts'
import { openBench } from './open-bench.ts'
import { SPEED } from './speed-file.ts'
import { speedLines } from './speed-lines.ts'
import { speedTable } from './speed-table.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, write: { type: 'boolean' } },
})
const rounds = Number(values.rounds)
const bench = await openBench()
try {
  const onRound = (round: number) => console.error(`round ${round + 1} of ${rounds}`)
  const table = speedTable(speedLines(await measure(bench, { rounds, onRound })))
  console.log(table)
  if (values.write) await write(`${table}\n\nMedians of ${rounds} rounds.`)
} finally {
  await bench.close()
}

async function write(table: string): Promise<void> {
  const text = withTable(await readFile(SPEED, 'utf8'), 'speed', table)
  if (text === undefined) throw new Error('expected <!-- speed --> in SPEED.md, found none')
  await writeFile(SPEED, text)
}
