import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Type-checks every package of the workspace, each under its own settings. */
const root = fileURLToPath(new URL('..', import.meta.url))
const projects = ['packages', 'apps', 'examples']
  .flatMap((folder) => readdirSync(`${root}${folder}`).map((name) => `${folder}/${name}`))
  .concat('test')
  .filter((path) => existsSync(`${root}${path}/tsconfig.json`))

const failed = projects.filter((path) => {
  const { status } = spawnSync('tsc', ['--noEmit', '-p', path], { cwd: root, stdio: 'inherit' })
  return status !== 0
})
if (failed.length > 0) {
  console.error(`types do not hold in ${failed.join(', ')}`)
  process.exitCode = 1
}
