import type { EnginePage } from '../../engines/engine.ts'
import { isThere } from '../is-there.ts'
import type { Shop } from './start-shops.ts'
import { typeText } from './type-text.ts'

/** Puts a notebook in the cart, goes to the checkout, past the login where it asks, and types a name. */
export async function checkOut(page: EnginePage, { origin }: Shop): Promise<void> {
  await page.goto(`${origin}/`)
  await page.click('#add')
  await page.click('nav a[href="/cart/"]')
  await page.waitFor('#cart li')
  await page.click('#check-out')
  await page.waitFor('#email, #name')
  if (await isThere(page, '#email')) await signIn(page)
  await page.click('#name')
  await typeText(page, 'Visitor')
}

/** With the captcha that stands there; the shop sends on to the checkout. */
async function signIn(page: EnginePage): Promise<void> {
  await page.click('#email')
  await typeText(page, 'visitor')
  await page.click('#password')
  await typeText(page, 'pencil')
  await page.click('.captcha .ready')
  await page.click('#sign-in:not([disabled])')
  await page.waitFor('#name')
}
