import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installPackages } from './install-packages.ts'

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium, installed where there is none. Throws where none can be had: no test is skipped in silence. */
export function findChromium(): string {
  return fromEnvironment() ?? KNOWN.find((path) => existsSync(path)) ?? install()
}

function fromEnvironment(): string | undefined {
  const path = process.env.CHROME_PATH
  if (path && !existsSync(path)) throw new Error(`CHROME_PATH names no file: ${path}`)
  return path || undefined
}

function install(): string {
  installPackages('chromium')
  const found = KNOWN.find((path) => existsSync(path)) ?? fromPlaywright()
  if (found) return found
  throw new Error(
    'expected a Chromium, found none: install Chrome or Chromium, or set CHROME_PATH to its executable',
  )
}

function fromPlaywright(): string | undefined {
  const { stdout, status } = spawnSync(
    'npx',
    ['--yes', 'playwright', 'install', 'chromium', '--dry-run'],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  )
  const folder = /Install location:\s+(\S.*)/.exec(stdout ?? '')?.[1]
  if (status !== 0 || !folder) return undefined
  run('npx', ['--yes', 'playwright', 'install', 'chromium'])
  return [
    `${folder}/chrome-linux/chrome`,
    `${folder}/chrome-linux64/chrome`,
    `${folder}/chrome-mac/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}\\chrome-win\\chrome.exe`,
  ].find((path) => existsSync(path))
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
}
