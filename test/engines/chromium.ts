import type { Page } from 'playwright-core'
import {
  type ColorScheme,
  type EngineBrowser,
  type EnginePage,
  type Visitor,
  WAIT_MS,
} from './engine.ts'
import { goBack } from './go-back.ts'
import { inPage, readAnswer } from './in-page.ts'
import { launchChromium } from './launch-chromium.ts'

const LOADED = { waitUntil: 'domcontentloaded' } as const

/** Chromium by the DevTools protocol. */
export async function openChromium(colorScheme: ColorScheme): Promise<EngineBrowser> {
  // Visitors' browsers have a back/forward cache; playwright turns it off.
  const browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  return {
    name: 'chromium',
    newVisitor: async (): Promise<Visitor> => {
      const context = await browser.newContext({
        viewport: { width: 1024, height: 768 },
        colorScheme,
      })
      context.setDefaultTimeout(WAIT_MS)
      context.setDefaultNavigationTimeout(30_000)
      return {
        newPage: async () => openPage(await context.newPage()),
        openedBy: async (act) => {
          const [page] = await Promise.all([context.waitForEvent('page'), act()])
          return openPage(page)
        },
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}

async function openPage(page: Page): Promise<EnginePage> {
  // Playwright's own way to evaluate is `eval` in the page, which the page's policy may forbid.
  const session = await page.context().newCDPSession(page)
  const self: EnginePage = {
    goto: async (url) => {
      await page.goto(url, LOADED)
    },
    reload: async () => {
      await page.reload(LOADED)
    },
    back: () => goBack(self),
    url: () => self.evaluate(() => location.href),
    async evaluate<T, A extends unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: inPage(run, args),
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.text)
      return readAnswer<T>(result.value)
    },
    click: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    waitFor: async (selector, timeout = WAIT_MS) => {
      await page.waitForSelector(selector, { timeout })
    },
    close: () => page.close(),
  }
  return self
}
