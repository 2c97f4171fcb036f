import type { Page } from 'playwright-core'
import { press } from './open-browser.ts'

/** Withdraws everything by the control that stands on every page. */
export async function withdraw(page: Page): Promise<void> {
  await page.click('#kvitto-reopen')
  await press(page, 'withdraw')
}
