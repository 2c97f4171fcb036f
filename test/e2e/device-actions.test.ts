import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { listed, openReceipts } from './own-receipts-page.ts'
import { storedNames } from './stored-names.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

const REPORT = '#kvitto-preferences [role=status]'
const DELETED = 'section:has([data-kvitto-action=delete]) [role=status]'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await page.goto(demo.site)
  })

  test('deleting stored data takes what the services stored, and no decision', async () => {
    await press(page, 'accept')
    await delivered(page)
    await page.click('[data-add="moss"]')
    await expect
      .poll(() => page.evaluate(storedNames))
      .toEqual(['_demo_session', '_demo_visit', 'basket'])
    const count = (await demo.records()).length
    const state = await stateCookie(page)
    await page.click('#kvitto-reopen')
    await press(page, 'delete')
    await expect.poll(() => textOf(page, DELETED)).toContain('Stored data was deleted.')
    const report = await textOf(page, DELETED)
    for (const gone of ['_demo_visit', '_demo_session']) expect(report).toContain(gone)
    expect(report).toMatch(/third_visit, set by Räkneverk, cannot be removed/)
    expect(report).not.toContain('basket')
    expect(await page.evaluate(storedNames)).toEqual(['basket'])
    expect(await stateCookie(page)).toBe(state)
    expect(await demo.records()).toHaveLength(count)
    await press(page, 'receipts')
    await page.waitFor('[data-kvitto-action="back"]')
    expect(await listed(page)).toHaveLength(1)
  })

  test('forgetting the device withdraws, keeps nothing, and asks again', async () => {
    await press(page, 'accept')
    await delivered(page)
    const count = (await demo.records()).length
    await page.click('#kvitto-reopen')
    await press(page, 'reset')
    // What the withdrawal deleted is told first; the question stands behind it.
    await expect.poll(() => textOf(page, REPORT)).toContain('_demo_visit')
    await press(page, 'close')
    await page.waitFor('#kvitto-first')
    await expect.poll(() => stateCookie(page)).toBe('')
    await expect.poll(() => keptOnDevice(page)).toEqual([])
    const [withdrawal, ...more] = (await demo.records()).slice(count)
    expect(more).toEqual([])
    expect(withdrawal).toMatchObject({ event: 'withdrawal', method: 'withdraw' })
    expect(await page.evaluate(storedNames)).toEqual([])
    await page.reload()
    await page.waitFor('#kvitto-first')
  })

  test('forgetting a refusal asks again and withdraws nothing', async () => {
    await press(page, 'refuse')
    await delivered(page)
    const count = (await demo.records()).length
    await page.click('#kvitto-reopen')
    await press(page, 'reset')
    await page.waitFor('#kvitto-first')
    expect(await isThere(page, '#kvitto-preferences')).toBe(false)
    await expect.poll(() => stateCookie(page)).toBe('')
    expect(await demo.records()).toHaveLength(count)
  })

  test('it forgets key and receipts also where the cookie is gone', async () => {
    await press(page, 'accept')
    await delivered(page)
    await page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: as a browser that clears cookies
      document.cookie = 'kvitto=; path=/; max-age=0'
    })
    await page.reload()
    const ofKvitto = async () =>
      (await keptOnDevice(page)).filter((name) => name !== '_demo_session')
    expect(await ofKvitto()).toEqual(['key', 'ledger'])
    await press(page, 'choose')
    await press(page, 'reset')
    await expect.poll(ofKvitto).toEqual([])
    await page.waitFor('#kvitto-first')
  })

  test('where IndexedDB is blocked the receipts are listed all the same', async () => {
    await page.evaluate(blockIndexedDB)
    await press(page, 'accept')
    await delivered(page)
    await openReceipts(page)
    expect(await listed(page)).toEqual([(await demo.records()).at(-1)?.receiptId])
    await page.reload()
    await page.evaluate(blockIndexedDB)
    await openReceipts(page)
    expect(await listed(page)).toEqual([(await demo.records()).at(-1)?.receiptId])
  })
})

/** In the page: as a browser that has none for it. */
function blockIndexedDB(): void {
  Object.defineProperty(window, 'indexedDB', { value: undefined })
}
