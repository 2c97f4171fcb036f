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

/**
 * Each window's address bar has pages of its own, which take as long to start as a test's page (730 of 1,060 ms of
 * processor time a window). The last list counts: what playwright-core leaves out is named again.
 */
const LEFT_OUT = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  // A renderer kept ready for the next page takes a third of what a page takes.
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
]

const LEAVE_OUT = '--disable-features='

/** What `options` leave out is left out as well. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  const { args = [] } = options
  const isList = (arg: string) => arg.startsWith(LEAVE_OUT)
  const leftOut = args.filter(isList).map((arg) => arg.slice(LEAVE_OUT.length))
  return chromium.launch({
    executablePath: findChromium(),
    ...options,
    args: [
      ...QUIET,
      LEAVE_OUT + [...LEFT_OUT, ...leftOut].join(),
      ...(isRoot ? ['--no-sandbox'] : []),
      ...args.filter((arg) => !isList(arg)),
    ],
  })
}
