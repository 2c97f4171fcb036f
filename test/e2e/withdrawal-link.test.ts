import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { freePorts } from './free-ports.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

const TRACKER_RAN = '#what-ran [data-part="track"][data-ran]'

let demo: OpenDemo
let people = 0

beforeAll(async () => {
  // The collector on an origin of the site's own, as a reverse proxy puts it; cookies ignore ports.
  const port = await freePorts(3)
  demo = await openDemo({ port, origins: [`http://localhost:${port}`] })
})
afterAll(() => demo?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)
  let link: string
  let subjectId: string

  beforeEach(async () => {
    const reference = `customer-${people++}`
    const { policyVersion } = demo.published
    const decisions = { analytics: 'given', functional: 'given' } as const
    const consent = { reference, decisions, policyVersion, language: 'en' }
    ;({ subjectId } = await demo.host.recordConsent(consent))
    link = await demo.host.withdrawalLink(reference, 'analytics')
  })

  describe('a withdrawal link', () => {
    test('asks first, then withdraws its purpose: at the site, and in this browser', async () => {
      await page.goto(demo.site)
      await press(page, 'accept')
      await page.waitFor(TRACKER_RAN)
      await delivered(page)
      const [browser] = (await demo.records('&purpose=analytics')).slice(-1)

      await page.goto(link)
      await page.waitFor('button')
      expect(await statusOf(subjectId)).toEqual(['given', 'given'])
      expect(await stateCookie(page)).toContain('analytics~g')
      await page.click('button')
      await expect.poll(() => textOf(page, 'h1')).toBe('Your consent is withdrawn.')
      expect(await statusOf(subjectId)).toEqual(['withdrawn', 'given'])
      expect(await statusOf(browser?.subjectId)).toEqual(['withdrawn', 'given'])
      expect(await stateCookie(page)).toMatch(/analytics~w.*|functional~g/)

      await page.goto(demo.site)
      await page.waitFor('#kvitto-reopen')
      expect(await page.evaluate(whatRan)).toEqual([])
      expect(await page.evaluate(statusHere)).toEqual(['withdrawn', 'given'])
    })

    test('works in a browser that never met the site', async () => {
      await page.goto(link)
      await page.press('Tab')
      await page.press('Enter')
      await expect.poll(() => textOf(page, 'h1')).toBe('Your consent is withdrawn.')
      expect(await statusOf(subjectId)).toEqual(['withdrawn', 'given'])
      expect(await stateCookie(page)).toBe('')
    })
  })

  const statusOf = async (id = '') => {
    const { status } = await demo.admin<{ status: Record<string, { status: string }> }>(
      `subjects/${id}`,
    )
    return [status.analytics?.status, status.functional?.status]
  }
})

function whatRan(): string[] {
  const parts = document.querySelectorAll<HTMLElement>('#what-ran [data-ran]')
  return Array.from(parts, ({ dataset }) => dataset.part ?? '').filter((part) => part === 'track')
}

function statusHere(): string[] {
  const { kvitto } = window as unknown as { kvitto: { status(id: string): string } }
  return [kvitto.status('analytics'), kvitto.status('functional')]
}
