import puppeteer, { type KeyInput, type Page, type Target } from 'puppeteer-core'
import {
  type ColorScheme,
  type EngineBrowser,
  type EnginePage,
  type Visitor,
  WAIT_MS,
} from './engine.ts'
import { findFirefox } from './find-firefox.ts'
import { goBack } from './go-back.ts'
import { goTo } from './go-to.ts'
import { inPage, readAnswer } from './in-page.ts'
import { leaveDocument } from './leave-document.ts'

/** What puppeteer turns off and visitors have: total cookie protection, and connections made ahead. */
const AS_SHIPPED = {
  'browser.contentblocking.features.standard': '',
  'network.cookie.cookieBehavior': 5,
  'network.http.speculative-parallel-limit': 20,
}

/** Firefox by WebDriver BiDi. */
export async function openFirefox(colorScheme: ColorScheme): Promise<EngineBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    extraPrefsFirefox: {
      ...AS_SHIPPED,
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    },
    defaultViewport: { width: 1024, height: 768 },
  })
  return {
    name: 'firefox',
    newVisitor: async (): Promise<Visitor> => {
      const context = await browser.createBrowserContext()
      return {
        newPage: async () => openPage(await context.newPage()),
        openedBy: async (act) => {
          const known = context.targets()
          const isNew = (target: Target) => !known.includes(target)
          const [opened] = await Promise.all([context.waitForTarget(isNew), act()])
          const page = await opened.page()
          if (!page) throw new Error('expected a page, found something else opened')
          return openPage(page)
        },
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}

function openPage(page: Page): EnginePage {
  page.setDefaultTimeout(WAIT_MS)
  page.setDefaultNavigationTimeout(30_000)
  const waitFor = async (selector: string, timeout = WAIT_MS) => {
    await page.waitForSelector(selector, { visible: true, timeout })
  }
  // Puppeteer's own waits are let go of: it loses track of a page out of the back/forward cache.
  const self: EnginePage = {
    goto: (url) =>
      goTo(self, url, async () => {
        page.goto(url, { waitUntil: 'domcontentloaded' }).catch(() => {})
      }),
    reload: () =>
      leaveDocument(self, async () => {
        page.reload({ waitUntil: 'domcontentloaded' }).catch(() => {})
      }),
    back: () => goBack(self),
    url: () => self.evaluate(() => location.href),
    async evaluate<T, A extends unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A) {
      return readAnswer<T>(await page.evaluate(inPage(run, args)))
    },
    click: async (selector) => {
      await waitFor(selector)
      await page.click(selector)
    },
    press: (key) => page.keyboard.press((key === 'Space' ? ' ' : key) as KeyInput),
    waitFor,
    close: () => page.close(),
  }
  return self
}
