/* Runs everything that `npm test` promises. Plain JavaScript: it must speak clearly on an older Node too. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(`expected Node 24.15 or newer, found ${process.versions.node}`)
  process.exit(1)
}

const CHOICE = '--engines='
const FULL = '--full'
const args = process.argv.slice(2)
const only = args.filter((arg) => arg !== FULL && !arg.startsWith(CHOICE))
const { engines, missed, chromium } = await findEngines(
  args.find((arg) => arg.startsWith(CHOICE))?.slice(CHOICE.length),
)
const env = { ...process.env, CHROME_PATH: chromium, KVITTO_ENGINES: engines.join() }
if (!args.includes(FULL)) env.KVITTO_SHORT = '1'
let passed = 0
let failed = 0

/** The engines to run and those left out. Ends the run where one cannot be had, or none may be left out. */
async function findEngines(choice) {
  const { chosenEngines } = await import('./engines/chosen-engines.ts')
  const { ENGINE_NAMES } = await import('./engines/engine.ts')
  const { findChromium } = await import('./engines/find-chromium.ts')
  const { findEngine } = await import('./engines/find-engine.ts')
  try {
    const engines = chosenEngines(choice)
    const missed = ENGINE_NAMES.filter((name) => !engines.includes(name))
    if (process.env.CI && missed.length > 0) {
      throw new Error(`expected every engine under CI, ${missed.join(', ')} left out`)
    }
    for (const name of engines) findEngine(name)
    // Some suites are for Chromium alone, whatever was chosen.
    return { engines, missed, chromium: findChromium() }
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

/** A step that passes or fails as one. */
function step(title, command, args) {
  const { status } = run(command, args)
  if (status === 0) passed++
  else failed++
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${title}`)
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, env, stdio: 'inherit' })
}

step('build', process.execPath, ['packages/kvitto/build/build.ts'])
step('npm build', process.execPath, ['packages/kvitto/build/build-npm.ts'])
step('lint', 'biome', ['check', '.'])
step('types', process.execPath, ['test/check-types.ts'])
runSuites()
if (missed.length > 0) console.log(`engines left out: ${missed.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function runSuites() {
  const folder = mkdtempSync(join(tmpdir(), 'kvitto-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = run('vitest', ['run', ...reporters, ...only])
  try {
    count(JSON.parse(readFileSync(report, 'utf8')), status)
  } catch (error) {
    console.error(`the suites left no report: ${error}`)
    failed++
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function count({ testResults }, status) {
  nameTriedAgain(testResults)
  const tests = testResults.flatMap((file) => file.assertionResults)
  const failures = tests.filter((test) => test.status === 'failed').length
  passed += tests.filter((test) => test.status === 'passed').length
  // A file that does not load has no tests to fail.
  failed += failures > 0 || status === 0 ? failures : 1
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status))
  const vectors = new Set(
    skipped.map((test) => test.ancestorTitles[0]).filter((title) => title?.startsWith('vectors:')),
  )
  if (vectors.size > 0) console.log(`vectors absent: ${vectors.size} suites not run`)
  const others = skipped.filter((test) => !test.ancestorTitles[0]?.startsWith('vectors:'))
  for (const test of others) {
    console.error(`not run: ${test.fullName}`)
    failed++
  }
}

/** A fault that shows now and then passes at the second try: nobody would look at it. */
function nameTriedAgain(testResults) {
  for (const { name, assertionResults } of testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status !== 'passed' || failureMessages.length === 0) continue
      const [reason] = failureMessages[0].split('\n', 1)
      console.log(`passed at the second try: ${relative(root, name)}: ${fullName}: ${reason}`)
    }
  }
}
