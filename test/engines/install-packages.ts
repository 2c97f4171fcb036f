import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Asks Debian for packages, where this is Debian and we may; whoever calls looks whether they came. */
export function installPackages(...names: string[]): void {
  if (!isDebian() || process.getuid?.() !== 0) return
  run('update')
  run('install', '-y', '--no-install-recommends', ...names)
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function run(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { stdio: 'inherit', env })
}
