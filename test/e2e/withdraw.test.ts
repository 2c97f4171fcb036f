import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAdminClient } from '@kvitto/cli'
import type { ReceiptRecord } from '@kvitto/receipt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

/** What the layer says after the reload. */
const REPORT = '#kvitto-preferences [role=status]'

let demo: OpenDemo

/** The statistics keep something of every kind; the shop has a database and a cache too. */
beforeAll(async () => {
  demo = await openDemo()
  const { collector, policy, tokens } = demo
  const of = (kind: 'cache' | 'indexedDB' | 'sessionStorage', name: string) => ({
    kind,
    name,
    lifetime: 'P1D',
  })
  const stored = {
    basket: [of('indexedDB', 'shop'), of('cache', 'shop-v1')],
    stats: [of('indexedDB', 'stats-*'), of('cache', 'stats-v1'), of('sessionStorage', 'stats-*')],
  }
  const services = policy.services.map((service) => ({
    ...service,
    storage: [
      ...service.storage,
      ...(Object.entries(stored).find(([id]) => id === service.id)?.[1] ?? []),
    ],
  }))
  await createAdminClient({ collector, token: tokens.publish }).publishPolicy({
    ...policy,
    services,
  })
})
afterAll(() => demo?.close())

eachEngine(({ name, ...engine }) => {
  const { page } = visitEach(engine)
  let recordsBefore = 0

  beforeEach(async () => {
    recordsBefore = (await demo.records()).length
    await page.goto(demo.site)
    await press(page, 'accept')
    await delivered(page)
    await demo.forgetRequests()
    // The third party's own cookie came with the first answer: now it is sent back, where it was taken.
    await page.reload()
    await expect.poll(demo.reached).toHaveLength(4)
    expect((await thirdPartySaw()).includes('third_visit')).toBe(name !== 'webkit')
    await demo.forgetRequests()
  })

  describe('a refusal after the consent has expired', () => {
    test('deletes what was stored while it stood', async () => {
      await page.evaluate(expireState)
      await page.reload()
      await press(page, 'refuse')
      await delivered(page)
      await expect.poll(cookieNames).toEqual(['kvitto'])
      expect(await page.evaluate(() => localStorage.length)).toBe(0)
    })
  })

  describe('withdraw', () => {
    test('deletes what the page can delete, and nothing of the shop', async () => {
      await page.click('[data-add="moss"]')
      await page.evaluate(storeEverywhere)
      expect(await cookieNames()).toEqual(['_demo_visit', 'basket', 'kvitto'])
      expect(await page.evaluate(storedNames)).toEqual([
        '_demo_session',
        'shop',
        'shop-v1',
        'stats-a',
        'stats-b',
        'stats-tab',
        'stats-v1',
      ])
      await withdraw(page)
      await page.waitFor(REPORT)
      await delivered(page)
      expect(await cookieNames()).toEqual(['basket', 'kvitto'])
      expect(await keptOnDevice(page)).toEqual([])
      expect(await page.evaluate(storedNames)).toEqual(['shop', 'shop-v1'])
      const report = await textOf(page, REPORT)
      for (const gone of [
        '_demo_visit',
        '_demo_session',
        'stats-a',
        'stats-b',
        'stats-tab',
        'stats-v1',
      ]) {
        expect(report).toContain(gone)
      }
      expect(report).not.toContain('shop')
    })

    test('names what it could not delete, and who set it', async () => {
      await withdraw(page)
      await page.waitFor(REPORT)
      expect(await textOf(page, REPORT)).toMatch(/third_visit[^.]*Räkneverk/)
    })

    test('stops all: nothing runs, and nothing more reaches the third parties', async () => {
      await withdraw(page)
      await page.waitFor(REPORT)
      expect(await page.evaluate(() => 'demoStats' in window)).toBe(false)
      await sleep(1000)
      await page.goto(`${demo.site}/journal/`)
      await sleep(1000)
      expect(await page.evaluate(() => document.getElementById('what-ran')?.dataset.ran)).toBe('')
      expect(await demo.requests()).toEqual([])
      expect(await cookieNames()).toEqual(['kvitto'])
    })

    test('leaves a second receipt that names the first, and the status withdrawn', async () => {
      await withdraw(page)
      await page.waitFor(REPORT)
      await delivered(page)
      const [grant, withdrawal, ...more] = await newRecords()
      expect(more).toEqual([])
      expect(withdrawal).toMatchObject({
        event: 'withdrawal',
        method: 'withdraw',
        trust: 'signed',
        subjectId: grant?.subjectId,
        decisions: { functional: 'refused', analytics: 'refused' },
        ends: [hashOf(grant)],
        previous: hashOf(grant),
      })
      await expectWithdrawn(grant)
    })

    test('by a browser that lost its key ends the grant all the same', async () => {
      await page.evaluate(async () => {
        const deletion = indexedDB.deleteDatabase('kvitto')
        await new Promise((resolve) => {
          deletion.onsuccess = resolve
        })
      })
      await withdraw(page)
      await page.waitFor(REPORT)
      await delivered(page)
      const [grant, withdrawal, ...more] = await newRecords()
      expect(more).toEqual([])
      expect(withdrawal?.subjectId).not.toBe(grant?.subjectId)
      expect(withdrawal).toMatchObject({
        event: 'withdrawal',
        trust: 'signed',
        ends: [hashOf(grant)],
        previous: null,
      })
      await expectWithdrawn(grant)
      expect(await keptOnDevice(page)).toEqual([])
    })
  })

  async function thirdPartySaw(): Promise<string[]> {
    return (await demo.requests()).flatMap(({ cookies }) => cookies)
  }

  async function cookieNames(): Promise<string[]> {
    const cookies = await page.evaluate(() => document.cookie)
    return cookies
      .split('; ')
      .map((pair) => pair.split('=', 1)[0] ?? '')
      .sort()
  }

  async function newRecords(): Promise<ReceiptRecord[]> {
    return (await demo.records()).slice(recordsBefore)
  }
})

/** A receipt's hash covers the ASCII of its compact JWS. */
function hashOf(record: ReceiptRecord | undefined): string {
  return hash('sha256', record?.receipt ?? '', 'base64url')
}

async function expectWithdrawn(grant: ReceiptRecord | undefined): Promise<void> {
  const { status } = await demo.admin<{ status: unknown }>(`subjects/${grant?.subjectId}`)
  expect(status).toMatchObject({
    functional: { status: 'withdrawn' },
    analytics: { status: 'withdrawn' },
  })
}

/** In the page: the consent that stands has expired a minute ago. */
function expireState(): void {
  const value = /kvitto=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const parts = value.split('.')
  parts[3] = String(Math.floor(Date.now() / 1000) - 60)
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in Safari
  document.cookie = `kvitto=${parts.join('.')}; path=/; max-age=86400; samesite=lax`
}

/** In the page: as its own script and the statistics' would. */
async function storeEverywhere(): Promise<void> {
  for (const name of ['shop', 'stats-a', 'stats-b']) {
    const request = indexedDB.open(name)
    await new Promise((resolve) => {
      request.onsuccess = resolve
    })
    request.result.close()
  }
  for (const name of ['shop-v1', 'stats-v1']) await caches.open(name)
  sessionStorage.setItem('stats-tab', '1')
}

/** In the page: of every kind but cookies, without what is Kvitto's own. */
async function storedNames(): Promise<string[]> {
  const databases = (await indexedDB.databases()).map(({ name }) => name ?? '')
  return [
    ...databases,
    ...(await caches.keys()),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ]
    .filter((name) => !name.startsWith('kvitto'))
    .sort()
}
