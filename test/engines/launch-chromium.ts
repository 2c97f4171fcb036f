import type { Browser, LaunchOptions } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

// Without these Chromium calls home at every start, which a closed network answers with errors.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: findChromium(),
    ...options,
    args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : []), ...(options.args ?? [])],
  })
}
