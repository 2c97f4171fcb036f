import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installPackages } from './install-packages.ts'

export interface WebkitFiles {
  browser: string
  driver: string
  /** The X server that gives it a screen. */
  display: string
}

const DRIVER = '/usr/bin/WebKitWebDriver'
const DISPLAY = '/usr/bin/Xvfb'

/** WebKitGTK's small browser, its driver and a screen, installed where they are missing; throws where they cannot be had. */
export function findWebkit(): WebkitFiles {
  const browser = findBrowser() ?? install()
  if (browser) return { browser, driver: DRIVER, display: DISPLAY }
  throw new Error(
    'expected WebKitGTK with its driver, found none: on Debian or Ubuntu install webkit2gtk-driver and xvfb; elsewhere leave it out: npm test -- --engines=chromium,firefox',
  )
}

function install(): string | undefined {
  installPackages('webkit2gtk-driver', 'xvfb')
  return findBrowser()
}

/** It lies in a folder that carries the machine's name and the library's version. */
function findBrowser(): string | undefined {
  if (process.platform !== 'linux' || !existsSync(DRIVER) || !existsSync(DISPLAY)) return undefined
  const { stdout } = spawnSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' })
  return stdout?.split('\n').find((path) => path.endsWith('/MiniBrowser') && existsSync(path))
}
