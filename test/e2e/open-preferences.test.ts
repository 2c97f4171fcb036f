import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'

const PREFERENCES = '#kvitto-preferences'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngineInFull(({ newVisitor }) => {
  test('open preferences stay when another tab delivers a receipt, and close when it decides', async () => {
    const visitor = await newVisitor()
    const other = await visitor.newPage()
    await other.goto(demo.site)
    await press(other, 'accept')
    await delivered(other)
    const page = await visitor.newPage()
    await page.goto(demo.site)
    await page.click('#kvitto-reopen')
    await page.waitFor(PREFERENCES)
    await other.evaluate(noteReceipt)
    await sleep(500)
    expect(await isThere(page, PREFERENCES)).toBe(true)
    await withdraw(other)
    await expect.poll(() => isThere(page, PREFERENCES)).toBe(false)
    await visitor.close()
  })
})

/** In the page: the cookie as it is once a receipt of the same decisions was acknowledged; tabs are told. */
function noteReceipt(): void {
  const fields = (/kvitto=([^;]*)/.exec(document.cookie)?.[1] ?? '').split('.')
  fields[4] = 'R'.repeat(43)
  // biome-ignore lint/suspicious/noDocumentCookie: as the other tab's part does
  document.cookie = `kvitto=${fields.join('.')}; path=/; max-age=1000`
  localStorage.setItem('kvitto-told', '1')
}
