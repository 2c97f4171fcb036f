import type { Page } from 'playwright-core'

export { launchChromium as openBrowser } from '../engines/launch-chromium.ts'

/** Presses a button of the first layer or of the preferences, as a person would. */
export async function press(page: Page, action: string): Promise<void> {
  await page.click(`[data-kvitto-action="${action}"]`)
}

/** Resolves when every decision made so far has been acknowledged: the cookie's mark is gone. */
export async function delivered(page: Page): Promise<void> {
  await page.waitForFunction(() => /kvitto=1(\.[^.;]*){4}\.-/.test(document.cookie), undefined, {
    timeout: 20_000,
  })
}

/** The state cookie's text; empty where there is none. */
export async function stateCookie(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.find(({ name }) => name === 'kvitto')?.value ?? ''
}
