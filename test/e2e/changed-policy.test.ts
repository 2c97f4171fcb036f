import { createAdminClient } from '@kvitto/cli'
import type { Policy } from '@kvitto/core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'

// In Chromium alone: five minutes pass by clearing its cache, which DevTools can.

const FILM = '/video/embed'
const TRACKER = '/stats/track.js'

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page

beforeAll(async () => {
  demo = await openDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
/** Every visitor has accepted all under the demo's own policy. */
beforeEach(async () => {
  await visitor?.close()
  await demo.startCollector()
  await publish(demo.policy)
  visitor = await browser.newContext()
  page = await visitor.newPage()
  await page.goto(demo.site)
  await press(page, 'accept')
  await delivered(page)
})

describe('changed wording', () => {
  test('asks nobody, and everything goes on running', async () => {
    const published = await publish(reworded())
    await visitLater()
    await expect.poll(demo.reached).toHaveLength(4)
    await expectNoQuestion()
    await page.click('#kvitto-reopen')
    await press(page, 'save')
    await delivered(page)
    // What is decided from now on is decided under the new words.
    expect((await demo.records()).at(-1)?.policyVersion).toBe(published)
  })
})

describe('a changed meaning of analytics', () => {
  beforeEach(async () => {
    await publish(withRetention('P2M'))
    await visitLater()
    await page.waitForSelector('#kvitto-first')
  })

  test('asks for analytics only, which waits while functional goes on', async () => {
    expect(await askedCategories()).toEqual(['Analytics'])
    expect(await page.textContent('#kvitto-first')).toMatch(
      /changed since your last choice: [^.,]+\./,
    )
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([FILM])
  })

  test('lets analytics run again once it is accepted', async () => {
    await press(page, 'accept')
    await expect.poll(demo.reached).toContain(TRACKER)
    await delivered(page)
    expect((await demo.records()).at(-1)?.decisions).toEqual({
      functional: 'given',
      analytics: 'given',
    })
  })

  test('leaves functional as it is when analytics is rejected', async () => {
    await press(page, 'refuse')
    await delivered(page)
    await demo.forgetRequests()
    await page.reload()
    await expect.poll(demo.reached).toEqual([FILM])
    await expectNoQuestion()
    expect((await demo.records()).at(-1)?.decisions).toEqual({
      functional: 'given',
      analytics: 'refused',
    })
  })
})

describe('a planned version', () => {
  test('asks from its moment on and not before, also by a script fetched earlier', async () => {
    const effectiveAt = new Date(Date.now() + 8_000)
    await publish({ ...withRetention('P3M'), effectiveAt: toSeconds(effectiveAt) })
    await visitLater()
    await expect.poll(demo.reached).toHaveLength(4)
    await expectNoQuestion()
    await page.click('#kvitto-reopen')
    await page.waitForSelector('#kvitto-preferences')
    expect(await page.textContent('#kvitto-preferences')).toContain('A new version of this policy')
    expect(Date.now()).toBeLessThan(effectiveAt.getTime())

    // Nothing new can come from there.
    await demo.stopCollector()
    await page.waitForTimeout(effectiveAt.getTime() - Date.now())
    await demo.forgetRequests()
    await page.goto(`${demo.site}/journal/`)
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    await demo.startCollector()
    await page.reload()
    await page.waitForSelector('#kvitto-first')
    expect(await askedCategories()).toEqual(['Analytics'])
  })
})

describe('a void version', () => {
  test('counts as no decision: all is asked again, and nothing runs until then', async () => {
    const old = await decidedVersion()
    const { subjectId } = (await demo.records()).at(-1) ?? {}
    await publish(reworded())
    await voidVersions([old])
    await visitLater()
    await page.waitForSelector('#kvitto-first')
    expect(await askedCategories()).toEqual(['Functional', 'Analytics'])
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    const { status } = await demo.admin<{ status: unknown }>(`subjects/${subjectId}`)
    expect(status).toMatchObject({
      functional: { status: 'unknown' },
      analytics: { status: 'unknown' },
    })

    await press(page, 'accept')
    await expect.poll(demo.reached).toHaveLength(4)
    await delivered(page)
    await page.reload()
    await expectNoQuestion()
    await voidVersions([])
  })
})

describe('a roll-back', () => {
  test('asks nobody who never saw the version between', async () => {
    await publish(withRetention('P4M'))
    await publish(demo.policy)
    await visitLater()
    await expect.poll(demo.reached).toHaveLength(4)
    await expectNoQuestion()
  })

  test('asks again for what was decided under the other meaning', async () => {
    await publish(withRetention('P5M'))
    await visitLater()
    await press(page, 'accept')
    await delivered(page)
    await publish(demo.policy)
    await visitLater()
    await page.waitForSelector('#kvitto-first')
    expect(await askedCategories()).toEqual(['Analytics'])
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([FILM])
  })
})

function reworded(): Policy {
  const { en, sv } = demo.policy.texts
  if (!en || !sv) throw new Error('expected English and Swedish')
  return { ...demo.policy, texts: { en: { ...en, intro: 'Other words, same meaning.' }, sv } }
}

function withRetention(retention: string): Policy {
  const services = demo.policy.services.map((service) =>
    service.id === 'stats' ? { ...service, retention } : service,
  )
  return { ...demo.policy, services }
}

async function publish(policy: Policy): Promise<string> {
  const { collector, tokens } = demo
  const owner = createAdminClient({ collector, token: tokens.publish })
  return (await owner.publishPolicy(policy)).policyVersion
}

async function voidVersions(versions: string[]): Promise<void> {
  await fetch(`${demo.collector}/admin/v1/sites/demo`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${demo.tokens.publish}` },
    body: JSON.stringify({ void: versions }),
  })
}

/** The version that the visitor's cookie names. */
async function decidedVersion(): Promise<string> {
  return (await stateCookie(page)).split('.')[1] ?? ''
}

/** The next visit, when the five minutes are over for which a browser keeps the script. */
async function visitLater(): Promise<void> {
  const session = await visitor.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await session.detach()
  await demo.forgetRequests()
  await page.goto(demo.site)
}

async function expectNoQuestion(): Promise<void> {
  await page.waitForSelector('#kvitto-reopen')
  await page.waitForTimeout(1000)
  expect(await page.locator('#kvitto-first').count()).toBe(0)
}

function askedCategories(): Promise<string[]> {
  return page.locator('#kvitto-first li b').allTextContents()
}

function toSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`
}
