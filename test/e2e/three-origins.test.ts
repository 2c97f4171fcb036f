import { hash } from 'node:crypto'
import { listen } from '@kvitto/example-script-tag/listen'
import { createSite } from '@kvitto/example-script-tag/site'
import type { ReceiptRecord } from '@kvitto/receipt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { freePorts } from './free-ports.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { openProxy } from './open-proxy.ts'
import { visitEach } from './visit-each.ts'

const TRACKER_RAN = '#what-ran [data-part="track"][data-ran]'
const NOTHING_RAN = '#what-ran[data-ran=""]'

let demo: OpenDemo
/** Between the shops and the collector. */
let proxy: Awaited<ReturnType<typeof openProxy>>
let closers: (() => Promise<void>)[] = []
/** One shop on three origins of one host: they share its cookies and nothing else. */
let first: string
let second: string
let third: string

beforeAll(async () => {
  const port = await freePorts(6)
  const ports = [port + 3, port + 4, port + 5]
  const origins = ports.map((each) => `http://localhost:${each}`)
  demo = await openDemo({ port, origins })
  proxy = await openProxy(demo.collector)
  const site = createSite({ collector: proxy.origin, thirdParties: demo.thirdParties })
  closers = await Promise.all(ports.map((each) => listen(site, each)))
  ;[first, second, third] = origins as [string, string, string]
})
afterAll(async () => {
  proxy?.close()
  await Promise.all(closers.map((close) => close()))
  await demo?.close()
})

// What follows from which decision is ours: cookies that ignore ports, and storage that does not, every engine has.
eachEngineInFull((engine) => {
  const { page } = visitEach(engine)
  let recordsBefore = 0

  beforeEach(async () => {
    proxy.let()
    recordsBefore = (await demo.records()).length
  })

  describe('given on one origin, withdrawn on the second, given again on the third', () => {
    test('leaves three records, and the right status everywhere', async () => {
      await page.goto(first)
      await press(page, 'accept')
      await delivered(page)

      await page.goto(second)
      await page.waitFor(TRACKER_RAN)
      await withdraw(page)
      await page.waitFor(NOTHING_RAN)
      await delivered(page)
      const [grant, withdrawal] = await newRecords()
      expect(withdrawal).toMatchObject({
        event: 'withdrawal',
        ends: [hashOf(grant)],
        previous: null,
      })
      expect(await statusOf(grant)).toEqual(['withdrawn', 'withdrawn'])
      expect(await keptOnDevice(page)).toEqual([])
      for (const origin of [first, third]) {
        await page.goto(origin)
        await page.waitFor('#kvitto-reopen')
        expect(await statusHere()).toEqual(['withdrawn', 'withdrawn'])
      }

      await page.click('#kvitto-reopen')
      await press(page, 'accept')
      await page.waitFor(TRACKER_RAN)
      await delivered(page)
      const records = await newRecords()
      expect(records).toHaveLength(3)
      expect(new Set(records.map(({ subjectId }) => subjectId)).size).toBe(3)
      expect(await statusOf(records[2])).toEqual(['given', 'given'])
      expect(await statusOf(grant)).toEqual(['withdrawn', 'withdrawn'])
      for (const origin of [first, second]) {
        await page.goto(origin)
        await page.waitFor(TRACKER_RAN)
        expect(await statusHere()).toEqual(['given', 'given'])
      }
    })
  })

  describe('given on one origin, narrowed on the second, withdrawn on the third', () => {
    test('leaves nothing given of any of them', async () => {
      await page.goto(first)
      await press(page, 'accept')
      await delivered(page)

      await page.goto(second)
      await page.click('#kvitto-reopen')
      await page.click('[data-kvitto-category="analytics"]')
      await press(page, 'save')
      await page.waitFor('#what-ran [data-part="track"]:not([data-ran])')
      await delivered(page)

      await page.goto(third)
      await withdraw(page)
      await delivered(page)
      const [grant, narrower, withdrawal, ...more] = await newRecords()
      expect(more).toEqual([])
      expect(narrower?.ends).toEqual([hashOf(grant)])
      expect(withdrawal?.ends).toEqual([hashOf(narrower)])
      expect(await statusOf(grant)).toEqual(['withdrawn', 'withdrawn'])
      expect(await statusOf(narrower)).toEqual(['withdrawn', 'refused'])
    })
  })

  describe('a grant that the collector does not have when another origin withdraws it', () => {
    test('ends when it arrives, signed before the withdrawal', async () => {
      proxy.let(async ({ origin, path }) => !(path.endsWith('/receipts') && origin === first))
      await page.goto(first)
      await press(page, 'accept')
      await expect.poll(() => stateCookie(page)).toMatch(/^1(\.\w[^.]*){4}\.p/)
      await withdrawOnSecond()

      proxy.let()
      await page.goto(first)
      await delivered(page)
      const [withdrawal, grant, ...more] = await newRecords()
      expect(more).toEqual([])
      expect(withdrawal?.ends).toEqual([hashOf(grant)])
      expect(await statusOf(grant)).toEqual(['withdrawn', 'withdrawn'])
      expect(await keptOnDevice(page)).toEqual([])
    })

    test('ends when it arrives, not signed before the withdrawal', async () => {
      proxy.let(async ({ path }) => !path.endsWith('/receipt.js'))
      await page.goto(first)
      await press(page, 'accept')
      await page.waitFor(TRACKER_RAN)
      await page.goto('about:blank')
      proxy.let()
      await withdrawOnSecond()

      await page.goto(first)
      await delivered(page)
      const [withdrawal, grant, again, ...more] = await newRecords()
      expect(more).toEqual([])
      // Nobody could name what was not signed: the first origin repeats the withdrawal by name.
      expect(withdrawal?.ends).toEqual([])
      expect(again).toMatchObject({
        event: 'withdrawal',
        subjectId: grant?.subjectId,
        ends: [hashOf(grant)],
      })
      expect(await statusOf(grant)).toEqual(['withdrawn', 'withdrawn'])
      expect(await statusHere()).toEqual(['withdrawn', 'withdrawn'])
      expect(await keptOnDevice(page)).toEqual([])
    })
  })

  /** Resolves when the second origin has delivered; the mark says that the first still has not. */
  async function withdrawOnSecond(): Promise<void> {
    await page.goto(second)
    await page.waitFor(TRACKER_RAN)
    await withdraw(page)
    await page.waitFor(NOTHING_RAN)
    await expect.poll(newRecords).toHaveLength(1)
    await expect.poll(() => keptOnDevice(page)).toEqual([])
    expect(await stateCookie(page)).toMatch(/\.p\.functional~w/)
  }

  async function newRecords(): Promise<ReceiptRecord[]> {
    return (await demo.records()).slice(recordsBefore)
  }

  /** Of functional and analytics, as the collector knows them of the record's subject. */
  async function statusOf(record: ReceiptRecord | undefined): Promise<(string | undefined)[]> {
    const { status } = await demo.admin<{ status: Record<string, { status: string }> }>(
      `subjects/${record?.subjectId}`,
    )
    return ['functional', 'analytics'].map((id) => status[id]?.status)
  }

  /** Of functional and analytics, as the page knows them. */
  function statusHere(): Promise<string[]> {
    return page.evaluate(() => {
      const { kvitto } = window as unknown as { kvitto: { status(id: string): string } }
      return ['functional', 'analytics'].map((id) => kvitto.status(id))
    })
  }
})

function hashOf(record: ReceiptRecord | undefined): string {
  return hash('sha256', record?.receipt ?? '', 'base64url')
}
