import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'

/** What its own documentation runs it with. They bring a hundred packages, so only a bench has them. */
const PACKAGES = ['@c15t/backend@2.2.1', 'kysely@0.29.9', 'pg@8.23.1']

/** Installs c15t's backend on first use; loads a module of it, or of what it runs on. */
export function installC15t(): (name: string) => unknown {
  const folder = join(cacheFolder, 'c15t')
  if (!existsSync(join(folder, 'node_modules', '@c15t', 'backend'))) {
    mkdirSync(folder, { recursive: true })
    const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    spawnSync('npm', ['install', ...options, ...PACKAGES], { stdio: 'inherit' })
  }
  return createRequire(join(folder, 'index.js'))
}
