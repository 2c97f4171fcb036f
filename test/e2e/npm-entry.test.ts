import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { ReceiptRecord } from '@kvitto/receipt'
import type { Kvitto, KvittoEvent } from 'kvitto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenSpa } from './open-spa.ts'
import { openSpa } from './open-spa.ts'
import { listed, openReceipts, saved } from './own-receipts-page.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

const SCRIPTS = ['/stats/lib.js', '/stats/track.js']
const PIXEL = '/stats/pixel.gif'
const PURPOSES = ['functional', 'analytics']

let spa: OpenSpa

beforeAll(async () => {
  spa = await openSpa()
})
afterAll(() => spa?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)
  let recordsBefore = 0

  beforeEach(async () => {
    await spa.demo.forgetRequests()
    recordsBefore = (await spa.demo.records()).length
  })

  describe('with our interface', () => {
    beforeEach(async () => {
      await page.goto(spa.origin)
      await page.waitFor('#kvitto-first')
    })

    test('nothing runs before a choice', async () => {
      await sleep(1000)
      expect(await spa.demo.reached()).toEqual([])
      expect(await statuses()).toEqual(['unknown', 'unknown'])
      expect(await page.evaluate(() => document.cookie)).toBe('')
    })

    test('opened again it is the same one, which asks once and lets each element run once', async () => {
      // As React's strict mode does, a module that is replaced, or a second part of the application.
      const found = await page.evaluate(() => {
        const { kvitto } = window as { kvitto?: Kvitto }
        const again = [window.app.open(), window.app.open(), kvitto]
        return again.map((each) => each === window.app.kvitto)
      })
      await sleep(1000)
      expect(await page.evaluate(() => document.querySelectorAll('#kvitto-first').length)).toBe(1)
      await press(page, 'accept')
      await expect.poll(async () => (await spa.demo.reached()).length).toBeGreaterThan(2)
      await sleep(500)
      expect((await spa.demo.reached()).sort()).toEqual([...SCRIPTS, PIXEL].sort())
      expect(await isThere(page, '#kvitto-first')).toBe(false)
      expect(found).toEqual([true, true, true])
    })

    test('accept lets marked elements run and leaves a receipt that names the package', async () => {
      const { version } = JSON.parse(
        await readFile(join(spa.folder, 'node_modules/kvitto/package.json'), 'utf8'),
      )
      await press(page, 'accept')
      await expect
        .poll(async () => (await spa.demo.reached()).sort())
        .toEqual([...SCRIPTS, PIXEL].sort())
      await delivered(page)
      const [record, ...more] = await newRecords()
      expect(more).toEqual([])
      expect(record).toMatchObject({ method: 'accept-all', trust: 'signed', policyKnown: true })
      expect(payloadOf(record)).toMatchObject({
        build: `npm:kvitto@${version}`,
        ui: 'kvitto',
        origin: spa.origin,
      })
    })

    test('a visitor who comes back fetches nothing but the application', async () => {
      await press(page, 'accept')
      await delivered(page)
      await spa.demo.forgetRequests()
      await page.reload()
      await expect.poll(spa.demo.reached).toHaveLength(3)
      await sleep(1000)
      const fetched = await page.evaluate(fetchedUrls)
      expect(fetched.filter((url) => !url.startsWith(spa.demo.thirdParties))).toEqual([
        `${spa.origin}/app/app.js`,
      ])
    })

    test('when it is ready, a visitor who agreed before has been read', async () => {
      await press(page, 'accept')
      await delivered(page)
      await page.reload()
      await expect.poll(() => page.evaluate(() => typeof window.app)).toBe('object')
      await page.evaluate(() => window.app.kvitto.ready)
      expect(await statuses()).toEqual(['given', 'given'])
      expect(await statuses('video', 'stats')).toEqual(['given', 'given'])
    })

    test('a subscriber hears of the decision, then of its receipt', async () => {
      await press(page, 'accept')
      await expect.poll(heard).toHaveLength(2)
      const [record] = await newRecords()
      expect(await heard()).toEqual([
        {
          type: 'decision',
          method: 'accept-all',
          decisions: { functional: 'given', analytics: 'given' },
          services: {},
        },
        {
          type: 'acknowledged',
          receiptId: record?.receiptId,
          index: record?.index,
          receivedAt: record?.receivedAt,
          proof: expect.stringContaining('c2sp.org/tlog-proof@v1'),
        },
      ])
    })

    test('a subscriber hears nothing after its end, and another that is the same function goes on', async () => {
      const heard = await page.evaluate(async () => {
        const { kvitto } = window.app
        const calls: string[] = []
        const twice = () => void calls.push('twice')
        kvitto.subscribe(twice)()
        kvitto.subscribe(twice)
        kvitto.subscribe(twice)()
        kvitto.subscribe(() => end())
        const end = kvitto.subscribe(() => void calls.push('ended'))
        await kvitto.refuse()
        await new Promise((resolve) => setTimeout(resolve, 300))
        return calls[0] === 'twice' && !calls.includes('ended')
      })
      expect(heard).toBe(true)
    })

    test('give after a real click stands, and the question goes', async () => {
      await page.click('#give')
      await expect.poll(answers).toEqual([true])
      expect(await statuses()).toEqual(['given', 'given'])
      await expect.poll(() => isThere(page, '#kvitto-first')).toBe(false)
      await delivered(page)
      const [record] = await newRecords()
      expect(record).toMatchObject({ method: 'host-api', gesture: { trusted: true } })
    })

    test('give by a script alone is not taken', async () => {
      const answer = await page.evaluate(() => {
        document.getElementById('give')?.click()
        return window.app.kvitto.give(['analytics'])
      })
      expect(answer).toBe(false)
      expect(await statuses()).toEqual(['unknown', 'unknown'])
      expect(await heard()).toContainEqual(expect.objectContaining({ code: 'untrusted_grant' }))
      await sleep(1000)
      expect(await spa.demo.reached()).toEqual([])
      expect(await newRecords()).toEqual([])
      expect(await stateCookie(page)).toBe('')
    })

    test('refuse needs no click, and keeps nothing on the device', async () => {
      expect(await page.evaluate(() => window.app.kvitto.refuse())).toBe(true)
      expect(await statuses()).toEqual(['refused', 'refused'])
      await delivered(page)
      expect(await newRecords()).toMatchObject([
        { method: 'host-api', event: 'decision', gesture: { trusted: false } },
      ])
      expect(await keptOnDevice(page)).toEqual([])
      expect(await spa.demo.reached()).toEqual([])
    })

    test('withdraw needs no click, deletes, says what, and ends the grant', async () => {
      await press(page, 'accept')
      await delivered(page)
      await expect.poll(cookieNames).toContain('_demo_visit')
      await page.evaluate(() => {
        window.app.kvitto.withdraw()
      })
      await page.waitFor('#kvitto-preferences [role=status]')
      await delivered(page)
      expect((await heard()).map(({ type }) => type)).toEqual([
        'decision',
        'acknowledged',
        'decision',
        'deleted',
        // Again after the reload that stops what ran.
        'deleted',
        'acknowledged',
      ])
      expect((await heard())[3]).toMatchObject({
        removed: expect.arrayContaining(['_demo_visit', '_demo_session']),
        remaining: [{ name: 'third_visit', by: 'stats' }],
      })
      expect(await statuses()).toEqual(['withdrawn', 'withdrawn'])
      expect(await cookieNames()).not.toContain('_demo_visit')
      const [grant, withdrawal] = await newRecords()
      expect(withdrawal).toMatchObject({
        event: 'withdrawal',
        method: 'withdraw',
        subjectId: grant?.subjectId,
      })
    })

    test('the application’s own elements are filled, a second after a click', async () => {
      await page.evaluate(() => {
        for (const name of ['data-kvitto-cookie-table', 'data-kvitto-status']) {
          const element = document.createElement('div')
          element.setAttribute(name, 'stats')
          document.body.append(element)
        }
      })
      await page.click('h1')
      await page.waitFor('[data-kvitto-cookie-table] table')
      const status = () => textOf(page, '[data-kvitto-status]')
      await expect.poll(status).toBe('Not decided')
      await press(page, 'accept')
      await expect.poll(status).toBe('Accepted')
    })

    test('openPreferences opens the second layer', async () => {
      expect(await page.evaluate(() => window.app.kvitto.openPreferences())).toBe(true)
      await page.waitFor('#kvitto-preferences')
    })

    test('reset withdraws, forgets, and asks again', async () => {
      await press(page, 'accept')
      await delivered(page)
      await page.evaluate(() => {
        window.app.kvitto.reset()
      })
      // First what was deleted, then the question.
      await page.waitFor('#kvitto-preferences [role=status]')
      await press(page, 'close')
      await page.waitFor('#kvitto-first')
      await expect
        .poll(async () => (await newRecords()).map(({ event }) => event))
        .toEqual(['decision', 'withdrawal'])
      await expect.poll(() => stateCookie(page)).toBe('')
      expect(await statuses()).toEqual(['unknown', 'unknown'])
      expect(await keptOnDevice(page)).toEqual([])
    })

    test('people see their receipts, and save a page that has its program with it', async () => {
      await press(page, 'accept')
      await delivered(page)
      await openReceipts(page)
      expect(await listed(page)).toEqual([(await newRecords())[0]?.receiptId])
      const html = await saved(page, 'download-page')
      expect(html).toContain(spa.demo.logKey)
      expect(html).toContain('signature_invalid')
    })
  })

  describe('with an interface of its own', () => {
    beforeEach(async () => {
      await page.goto(`${spa.origin}/custom`)
      await page.waitFor('#give')
    })

    test('nothing of ours appears: not before, not after a choice, not after a withdrawal', async () => {
      await sleep(1000)
      expect(await ours()).toEqual([])
      await page.click('#give')
      await expect.poll(spa.demo.reached).toHaveLength(3)
      await delivered(page)
      expect(await ours()).toEqual([])
      await page.click('#withdraw')
      await expect.poll(async () => (await newRecords()).length).toBe(2)
      await sleep(1000)
      expect(await statuses()).toEqual(['withdrawn', 'withdrawn'])
      expect(await ours()).toEqual([])
    })

    test('nor after a withdrawal on a path that is never reloaded', async () => {
      await page.goto(`${spa.origin}/order/custom`)
      await page.click('#give')
      await delivered(page)
      await page.click('#withdraw')
      await expect.poll(async () => (await heard()).map(({ type }) => type)).toContain('deleted')
      await sleep(1000)
      expect(await ours()).toEqual([])
    })

    test('give after a real click leaves a receipt that says whose interface it was', async () => {
      await page.click('#give')
      await expect.poll(answers).toEqual([true])
      await delivered(page)
      const records = await newRecords()
      expect(records).toMatchObject([{ method: 'host-api', gesture: { trusted: true } }])
      expect(payloadOf(records[0])).toMatchObject({ ui: 'custom', layer: null })
    })

    test('a click on refuse needs nothing more', async () => {
      await page.click('#refuse')
      await expect.poll(answers).toEqual([true])
      await delivered(page)
      expect(payloadOf((await newRecords())[0])).toMatchObject({ ui: 'custom', method: 'host-api' })
      expect(await spa.demo.reached()).toEqual([])
    })
  })

  function statuses(...ids: string[]): Promise<string[]> {
    return page.evaluate(
      (asked) => asked.map((id) => window.app.kvitto.status(id)),
      ids.length > 0 ? ids : PURPOSES,
    )
  }

  function answers(): Promise<boolean[]> {
    return page.evaluate(() => window.app.answers)
  }

  async function cookieNames(): Promise<string[]> {
    const cookies = await page.evaluate(() => document.cookie)
    return cookies.split('; ').map((pair) => pair.split('=', 1)[0] ?? '')
  }

  /** What the application's subscriber heard in this tab so far. */
  function heard(): Promise<KvittoEvent[]> {
    return page.evaluate(() => JSON.parse(window.name || '[]'))
  }

  async function newRecords(): Promise<ReceiptRecord[]> {
    return (await spa.demo.records()).slice(recordsBefore)
  }

  /** What of ours is in the page: elements by id or class, styles that were adopted. */
  function ours(): Promise<string[]> {
    return page.evaluate(() => [
      ...[...document.querySelectorAll('[id^=kvitto], [class*=kvitto]')].map(({ id }) => `#${id}`),
      ...document.adoptedStyleSheets.map(() => 'a style sheet'),
    ])
  }
})

describe('on a server', () => {
  test('importing and creating touch nothing, and nothing is given', async () => {
    const code = `
      const touched = []
      const names = ['window', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB',
        'fetch', 'addEventListener', 'setTimeout', 'crypto', 'performance', 'matchMedia']
      for (const name of names) {
        Object.defineProperty(globalThis, name, { get: () => void touched.push(name) })
      }
      const before = Reflect.ownKeys(globalThis).length
      const { createKvitto } = await import('kvitto')
      const kvitto = createKvitto(JSON.parse(process.argv[1]), { collector: 'https://example.com' })
      kvitto.subscribe(() => touched.push('subscriber'))()
      const answers = [await kvitto.give(), await kvitto.openPreferences(), await kvitto.reset()]
      const added = Reflect.ownKeys(globalThis).length - before
      console.log(JSON.stringify({ touched, added, status: kvitto.status('analytics'), answers }))`
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', code, JSON.stringify(spa.published)],
      { cwd: spa.folder, timeout: 10_000 },
    )
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      touched: [],
      added: 0,
      status: 'unknown',
      answers: [false, false, false],
    })
  })
})

/** The signed statement itself. */
function payloadOf(record: ReceiptRecord | undefined): unknown {
  const payload = record?.receipt.split('.')[1] ?? ''
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}

/** In the page: whatever it asked for beside itself. */
function fetchedUrls(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name)
}
