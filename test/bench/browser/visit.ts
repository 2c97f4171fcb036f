import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { BenchSubject } from './open-bench.ts'
import { type Seen, watchPage } from './watch-page.ts'

declare const window: Window & { seen: Seen; analyticsAt?: number }

/** What a browser keeps of a visitor, less its cache. */
export type Profile = Awaited<ReturnType<BrowserContext['storageState']>>

export interface VisitOptions {
  /** What ends it, beside the page itself: the question, analytics that runs, or neither. */
  until: 'button' | 'analytics' | 'paint'
  /** Of a visitor who returns. */
  profile?: Profile
  /** A middling phone on a middling network; else as fast as this machine is. */
  isSlow?: boolean
}

/** In ms. */
export interface Visit extends Seen {
  fcp: number
  /** When the analytics script ran; undefined where it was held. */
  analytics: number | undefined
}

const CPU = 4
/** 1.6 Mbit/s and 150 ms, in bytes per second. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 93_750,
}
/** Paints are told a moment after they happened, work after a click is over by then. */
const SETTLE = 300
const AFTER_CLICK = 1000
/** Suites that run beside a test share the machine with it. */
const TIMEOUT = 60_000

/** One page view in a new profile. */
export async function visit(
  browser: Browser,
  subject: BenchSubject,
  options: VisitOptions,
): Promise<Visit> {
  return inNewProfile(browser, options, async (page) => {
    await page.addInitScript(watchPage, subject.accept)
    await open(page, subject, options)
    return read(page)
  })
}

/**
 * A first visit that goes on to agree, with what the visitor comes back with. `onAsked` is called when the
 * page has come to rest, before anything is pressed.
 */
export async function visitAndAgree(
  browser: Browser,
  subject: BenchSubject,
  { isSlow = false, onAsked = () => {} } = {},
): Promise<{ visit: Visit; profile: Profile }> {
  return inNewProfile(browser, {}, async (page) => {
    await page.addInitScript(watchPage, subject.accept)
    await open(page, subject, { isSlow, until: subject.accept ? 'button' : 'analytics' })
    const asked = await read(page)
    onAsked()
    if (subject.accept) {
      const box = await page.locator(subject.accept).first().boundingBox()
      if (!box) throw new Error(`${subject.name}: expected a button to press`)
      const end = Date.now() + TIMEOUT
      // A button may be there before what listens to it.
      do await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
      while (!(await isGone(page)) && Date.now() < end)
      await page.waitForTimeout(AFTER_CLICK)
    }
    const { gone, longTasks, analytics } = await read(page)
    return {
      visit: { ...asked, ...(gone && { gone }), longTasks, analytics },
      profile: await profileAtRest(page, subject),
    }
  })
}

async function isGone(page: Page): Promise<boolean> {
  const gone = page.waitForFunction(() => window.seen.gone, undefined, {
    ...POLLING,
    timeout: 2000,
  })
  return gone.then(
    () => true,
    () => false,
  )
}

/**
 * Milliseconds that the page's thread was at work until two seconds after it was loaded, style and layout left
 * out: promises, observers and compiling are in no figure of the browser's for script alone. Nothing of ours watches.
 */
export async function workTime(
  browser: Browser,
  { url }: BenchSubject,
  profile?: Profile,
): Promise<number> {
  return inNewProfile(browser, profile ? { profile } : {}, async (page) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
    // What other processes take from the thread is not its own time.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(2000)
    const { metrics } = await session.send('Performance.getMetrics')
    const ms = (name: string) => {
      const found = metrics.find((each) => each.name === name)
      if (!found) throw new Error(`expected ${name}, found none`)
      return found.value * 1000
    }
    return ms('TaskDuration') - ms('LayoutDuration') - ms('RecalcStyleDuration')
  })
}

async function inNewProfile<T>(
  browser: Browser,
  { profile }: Pick<VisitOptions, 'profile'>,
  run: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    ...(profile && { storageState: profile }),
  })
  try {
    context.setDefaultTimeout(TIMEOUT)
    return await run(await context.newPage())
  } finally {
    await context.close()
  }
}

async function profileAtRest(page: Page, { isAtRest }: BenchSubject): Promise<Profile> {
  for (;;) {
    const profile = await page.context().storageState()
    if (!isAtRest || profile.cookies.some(isAtRest)) return profile
    await page.waitForTimeout(100)
  }
}

const POLLING = { polling: 50 }

async function open(
  page: Page,
  { url }: BenchSubject,
  { isSlow, until }: VisitOptions,
): Promise<void> {
  if (isSlow) await slowDown(page)
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForFunction(
    (awaited) =>
      window.seen.lcp !== undefined &&
      (awaited !== 'button' || window.seen.usable !== undefined) &&
      (awaited !== 'analytics' || window.analyticsAt !== undefined),
    until,
    POLLING,
  )
  await page.waitForTimeout(SETTLE)
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
}

function read(page: Page): Promise<Visit> {
  return page.evaluate(() => ({
    ...window.seen,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    analytics: window.analyticsAt,
  }))
}
