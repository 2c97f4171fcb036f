/* `npm run leaks`: measures everything and writes packages/gate/LEAKS.md. `--engines=chromium,firefox` measures those alone and prints. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chosenEngines } from '../engines/chosen-engines.ts'
import { ENGINE_NAMES } from '../engines/engine.ts'
import { describeLeaks } from './describe-leaks.ts'
import { LEAKS } from './leaks-file.ts'
import { type Measured, measure } from './measure.ts'
import { openLab } from './open-lab.ts'
import { VECTORS } from './vectors.ts'

const { values } = parseArgs({ options: { engines: { type: 'string' } } })
const engines = chosenEngines(values.engines)
const measured: Partial<Record<(typeof engines)[number], Measured>> = {}
const lab = await openLab()
try {
  for (const engine of engines) {
    measured[engine] = await measure(lab, engine, VECTORS, (line) => console.error(line))
  }
} finally {
  lab.close()
}
const text = describeLeaks(measured)
if (engines.length === ENGINE_NAMES.length) {
  writeFileSync(LEAKS, text)
  console.error('written: packages/gate/LEAKS.md')
} else console.log(text)
