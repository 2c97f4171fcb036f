/*
 * What the guard costs a page that inserts 10,000 elements, as a share of its script time: prints a table.
 * `node test/bench/guard-speed.ts --engines=chromium --rounds=15`
 */
import { parseArgs } from 'node:util'
import { chosenEngines } from '../engines/chosen-engines.ts'
import { formatSpeeds, HEADING, measureSpeeds } from './measure-speeds.ts'

const { values } = parseArgs({
  options: { engines: { type: 'string' }, rounds: { type: 'string', default: '15' } },
})
console.log(HEADING)
for (const engine of chosenEngines(values.engines)) {
  console.log(formatSpeeds(engine, await measureSpeeds(engine, Number(values.rounds))))
}
