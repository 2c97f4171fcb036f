/*
 * The long form: 100,000 bad requests and 2,000 dripping sockets against a collector. Prints what came
 * of it, and ends with 1 where a bound is not kept. `npm run attack -- --count=100000 --sockets=2000 --seed=1`
 */
import { parseArgs } from 'node:util'
import { bombard, LONGEST } from './bombard.ts'
import { measureDrip } from './measure-drip.ts'
import { startTarget } from './target.ts'

const MEGABYTE = 2 ** 20
/** In bytes: a hundredth of a KB for each of the requests that come after the first quarter. */
const MOST_GROWTH = MEGABYTE

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    sockets: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const target = await startTarget()
try {
  const before = await target.site.checkpoint()
  const { sent, answers, slowest, memory } = await bombard(target, {
    count: Number(values.count),
    seed: Number(values.seed),
  })
  const growth = memory.after - memory.before
  console.log(`seed ${values.seed}: ${sent} bad requests, no 5xx`)
  console.log(`slowest 4xx          ${slowest.toFixed(1)} ms (bound ${LONGEST})`)
  console.log(
    `memory in use        ${inMegabytes(memory.before)} MB, then ${inMegabytes(growth)} more`,
  )
  for (const [name, n] of Object.entries(answers).sort(([, a], [, b]) => b - a)) {
    console.log(`  ${String(n).padStart(7)}  ${name}`)
  }
  expect(growth < MOST_GROWTH, 'flat memory')
  expect((await target.site.checkpoint()) === before, 'a log that did not grow')
  const { open, quiet, dripped } = await measureDrip(target, {
    count: Number(values.sockets),
    rounds: 7,
  })
  const ratio = dripped / quiet
  console.log(
    `${values.sockets} dripping sockets: 100 receipts in ${dripped.toFixed(0)} ms, ${quiet.toFixed(0)} without: ${ratio.toFixed(2)} times; ${open} of them open at the least`,
  )
  expect(ratio <= 2, 'at most twice the time')
  expect(target.printed().length === 0, 'nothing in the process’s log')
} finally {
  await target.stop()
}

function expect(isSo: boolean, what: string): void {
  if (isSo) return
  console.log(`MISSED: expected ${what}`)
  process.exitCode = 1
}

function inMegabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(2)
}
