/*
 * `npm run leaks` measures everything and writes packages/gate/LEAKS.md. A look at less writes nothing and
 * prints what is not stopped: `--engines=chromium --levels=guard,marked --only=^iframe --together`.
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chosenEngines } from '../engines/chosen-engines.ts'
import { openEngine } from '../engines/open-engine.ts'
import { formatCell } from './cell.ts'
import { describeLeaks } from './describe-leaks.ts'
import { gather } from './findings.ts'
import { allTogether, eachAlone } from './jobs.ts'
import { LEAKS } from './leaks-file.ts'
import { AGREED, LEVELS } from './level.ts'
import { measureAll } from './measure.ts'
import { openLab } from './open-lab.ts'
import { runJobs } from './run-jobs.ts'
import { VECTORS } from './vectors.ts'

const { values } = parseArgs({
  options: {
    engines: { type: 'string' },
    levels: { type: 'string' },
    only: { type: 'string' },
    together: { type: 'boolean' },
    /** A folder with a build of the script tag, in place of packages/kvitto/dist/script. */
    dist: { type: 'string' },
  },
})
const lab = await openLab(values.dist ? pathToFileURL(`${values.dist}/`) : undefined)
try {
  if (Object.keys(values).every((name) => name === 'dist')) await write()
  else await look()
} finally {
  lab.close()
}

async function write(): Promise<void> {
  const measured = await measureAll(lab, VECTORS, (line) => console.error(line))
  writeFileSync(LEAKS, describeLeaks(measured))
  console.error('written: packages/gate/LEAKS.md')
}

async function look(): Promise<void> {
  const vectors = VECTORS.filter(({ id }) => new RegExp(values.only ?? '').test(id))
  const chosen = values.levels?.split(',') ?? LEVELS
  const makeJobs = values.together ? allTogether : eachAlone
  for (const engine of chosenEngines(values.engines)) {
    const browser = await openEngine(engine)
    for (const level of [...LEVELS, ...AGREED].filter((level) => chosen.includes(level))) {
      print(`${engine} ${level}`, gather(await runJobs(lab, browser, makeJobs(level, vectors))))
    }
    await browser.close()
  }
}

function print(title: string, found: ReturnType<typeof gather>): void {
  console.log(title)
  for (const { id } of VECTORS) {
    const cell = formatCell(found[id] ?? {})
    if (cell !== '·') console.log(`  ${id.padEnd(34)} ${cell}`)
  }
}
