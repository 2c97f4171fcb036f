import { setTimeout as sleep } from 'node:timers/promises'
import { By, error, Key, type WebDriver } from 'selenium-webdriver'
import { type EnginePage, WAIT_MS } from './engine.ts'
import { goBack } from './go-back.ts'
import { goTo } from './go-to.ts'
import { inPage, readAnswer } from './in-page.ts'
import { leaveDocument } from './leave-document.ts'
import { type WebkitSession, within } from './open-webkit-session.ts'

/** A page that goes into the back/forward cache may take a question with it, and the time it has for it. */
const LEAVING_MS = 2_000
const CALLBACK = '.then(arguments[arguments.length - 1])'

/** One window of a session. */
export function openWebkitPage(session: WebkitSession, handle: string): EnginePage {
  const command = <T>(act: (driver: WebDriver) => Promise<T>) => session.inWindow(handle, act)
  const waitFor = (selector: string, timeoutMs = WAIT_MS) =>
    // No answer comes while one document gives way to the next.
    until(selector, timeoutMs, () => self.evaluate(isVisible, selector).catch(() => false))
  const ask = <T>(driver: WebDriver, ...[run, args]: Parameters<typeof inPage>) =>
    driver.executeAsyncScript(inPage(run, args) + CALLBACK).then(readAnswer<T>)
  const leaving: Parameters<typeof goTo>[0] = {
    url: () => command((driver) => driver.getCurrentUrl()),
    evaluate: <T, A extends unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A) =>
      command((driver) => within(LEAVING_MS, ask<T>(driver, run as () => unknown, args))),
  }
  const self: EnginePage = {
    goto: (address) => goTo(leaving, address, () => command((driver) => driver.get(address))),
    reload: () => leaveDocument(leaving, () => command((driver) => driver.navigate().refresh())),
    back: () => goBack(leaving),
    // The driver names the address that a window is on its way to.
    url: () => leaving.evaluate(() => location.href),
    evaluate: <T, A extends unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A) =>
      command((driver) => ask<T>(driver, run as () => unknown, args)),
    click: async (selector) => {
      await waitFor(selector)
      const press = async (driver: WebDriver) => driver.findElement(By.css(selector)).click()
      await until(selector, WAIT_MS, async () => {
        try {
          await command(press)
          return true
        } catch (failure) {
          if (!isPassing(failure)) throw failure
          await self.evaluate(bringToMiddle, selector).catch(() => {})
          return false
        }
      })
    },
    press: (key) => command((driver) => driver.actions().sendKeys(codeOf(key)).perform()),
    waitFor,
    close: () => session.closeWindow(handle),
  }
  return self
}

async function until(
  selector: string,
  timeoutMs: number,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`expected ${selector} within ${timeoutMs} ms`)
    await sleep(50)
  }
}

/** Something lies over it where it was scrolled to, or it was drawn anew meanwhile. */
function isPassing(failure: unknown): boolean {
  return (
    failure instanceof error.ElementClickInterceptedError ||
    failure instanceof error.StaleElementReferenceError
  )
}

function bringToMiddle(selector: string): void {
  document.querySelector(selector)?.scrollIntoView({ block: 'center' })
}

function isVisible(selector: string): boolean {
  const element = document.querySelector(selector)
  if (!element || getComputedStyle(element).visibility !== 'visible') return false
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0
}

/** `ArrowDown` is `ARROW_DOWN` there; a letter is itself. */
function codeOf(key: string): string {
  if (key.length === 1) return key
  const code = Object.entries(Key).find(
    ([name]) => name.replaceAll('_', '') === key.toUpperCase(),
  )?.[1]
  if (typeof code !== 'string') throw new Error(`expected a key, found ${key}`)
  return code
}
