import type { EnginePage, Visitor } from '../../engines/engine.ts'
import { textOf } from '../text-of.ts'
import { typeText } from './type-text.ts'

/** At the checkout, by card, which the bank's frame asks to approve; resolves to the order's number. */
export async function payByCard(page: EnginePage): Promise<string> {
  await page.click('#card .ready')
  await typeText(page, '4242')
  await page.click('#pay:not([disabled])')
  await page.click('#bank.ready')
  return numberOf(page)
}

/** At the checkout, in the window that the wallet's button opens; resolves to the order's number. */
export async function payByWallet(page: EnginePage, visitor: Visitor): Promise<string> {
  const wallet = await visitor.openedBy(() => page.click('#wallet button'))
  await wallet.click('button')
  return numberOf(page)
}

async function numberOf(page: EnginePage): Promise<string> {
  await page.waitFor('#order-number')
  return (await textOf(page, '#order-number')) ?? ''
}
