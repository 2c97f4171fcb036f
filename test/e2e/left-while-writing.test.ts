import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { visitEach } from './visit-each.ts'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngine((engine) => {
  const { page } = visitEach(engine)
  let recordsBefore = 0

  beforeEach(async () => {
    recordsBefore = (await demo.records()).length
    await page.goto(demo.site)
    await page.waitFor('#kvitto-first')
    // What is left before it is loaded takes no place in WebKit's history.
    await expect.poll(() => page.evaluate(() => document.readyState)).toBe('complete')
  })

  describe('a page that is left while its receipt is written to the device', () => {
    test('holds up no other: the next page sends the receipt, once', async () => {
      await acceptAndLeaveFor('/journal/')
      await expectDelivered()
    })

    test('goes on when it is shown again', async () => {
      await acceptAndLeaveFor('/style.css')
      await page.back()
      await expectDelivered()
    })
  })

  async function acceptAndLeaveFor(path: string): Promise<void> {
    await page.evaluate(leaveWhileWriting, path)
    await press(page, 'accept')
    await expect.poll(() => page.url().catch(() => '')).toBe(`${demo.site}${path}`)
  }

  async function expectDelivered(): Promise<void> {
    await delivered(page)
    const records = (await demo.records()).slice(recordsBefore)
    expect(records).toMatchObject([{ method: 'accept-all' }])
  }
})

/** In the page: leaves in the first transaction that writes, which lasts until the page is gone. */
function leaveWhileWriting(path: string): void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (...written) {
    IDBObjectStore.prototype.put = put
    const last = () => {
      this.get('key').onsuccess = last
    }
    last()
    location.assign(path)
    return put.apply(this, written)
  }
}
