import { expect, vi } from 'vitest'
import type { AnyPage } from './any-page.ts'

/** Presses a button of the first layer or of the preferences, as a person would. */
export async function press(page: AnyPage, action: string): Promise<void> {
  await page.click(`[data-kvitto-action="${action}"]`)
}

/** Withdraws everything by the control that stands on every page. */
export async function withdraw(page: AnyPage): Promise<void> {
  await page.click('#kvitto-reopen')
  await press(page, 'withdraw')
}

/** Resolves when every decision made so far has been acknowledged: the cookie's mark is gone. */
export async function delivered(page: AnyPage): Promise<void> {
  const check = async () => expect(await stateCookie(page)).toMatch(/^1(\.[^.]*){4}\.-/)
  await vi.waitFor(check, { timeout: 20_000 })
}

/** The state cookie's text; empty where there is none, or the page is just being left. */
export async function stateCookie(page: AnyPage): Promise<string> {
  const cookies = await page.evaluate(() => document.cookie).catch(() => '')
  return /(?:^|; )kvitto=([^;]*)/.exec(cookies)?.[1] ?? ''
}
