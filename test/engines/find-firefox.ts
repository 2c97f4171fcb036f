import { existsSync } from 'node:fs'
import { installPackages } from './install-packages.ts'

const KNOWN = [
  '/usr/bin/firefox-esr',
  '/usr/lib/firefox/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** Path of a Firefox, installed where there is none; throws where none can be had. */
export function findFirefox(): string {
  const path = fromEnvironment() ?? findKnown() ?? install()
  if (path) return path
  throw new Error(
    'expected a Firefox, found none: install it (firefox-esr on Debian), or set FIREFOX_PATH to its executable, or leave it out: npm test -- --engines=chromium',
  )
}

function fromEnvironment(): string | undefined {
  const path = process.env.FIREFOX_PATH
  if (path && !existsSync(path)) throw new Error(`FIREFOX_PATH names no file: ${path}`)
  return path || undefined
}

function install(): string | undefined {
  installPackages('firefox-esr')
  return findKnown()
}

function findKnown(): string | undefined {
  return KNOWN.find((path) => existsSync(path))
}
