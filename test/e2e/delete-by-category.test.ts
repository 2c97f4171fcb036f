import { createAdminClient } from '@kvitto/cli'
import type { Policy } from '@kvitto/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { storedNames } from './stored-names.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
  const owner = createAdminClient({ collector: demo.collector, token: demo.tokens.publish })
  await owner.publishPolicy(storing(demo.policy))
})
afterAll(() => demo?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  test('one category’s stored data goes by the keyboard; what is essential or another agreed one’s stays', async () => {
    await page.goto(demo.site)
    await press(page, 'accept')
    await delivered(page)
    await expect.poll(() => page.evaluate(storedNames)).toContain('_demo_visit')
    await page.evaluate(() => {
      for (const name of ['_film', '_film_kept', 'basket']) {
        // biome-ignore lint/suspicious/noDocumentCookie: as its service does
        document.cookie = `${name}=1; path=/`
      }
      localStorage.setItem('_film_seen', '1')
      localStorage.setItem('of-both', '1')
    })
    const state = await stateCookie(page)
    await page.click('#kvitto-reopen')
    const name = 'Delete stored data: Films'
    await page.waitFor(`[aria-label="${name}"]`)
    await page.evaluate(
      (label) => document.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.focus(),
      name,
    )
    await page.press('Enter')
    const section = `section:has([aria-label="${name}"])`
    const report = () => textOf(page, `${section} [role=status]`)
    await expect.poll(report).toContain('Stored data was deleted.')
    expect(await report()).toMatch(/device: _film and _film_seen\./)
    expect(await report()).toContain('of-both, set by Bägge, cannot be removed')
    expect(await textOf(page, 'section:has([data-kvitto-category=analytics]) [role=status]')).toBe(
      '',
    )
    expect(await page.evaluate(storedNames)).toEqual([
      '_demo_session',
      '_demo_visit',
      '_film_kept',
      'basket',
      'of-both',
    ])
    expect(await stateCookie(page)).toBe(state)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name)
  })
})

/** Films store too, but for one name; a further service serves both categories. */
function storing(policy: Policy): Policy {
  const services = policy.services.map((service) =>
    service.id === 'video'
      ? {
          ...service,
          cookies: [{ name: '_film', lifetime: 'P1D' }],
          storage: [{ kind: 'localStorage' as const, name: '_film_*', lifetime: 'P1D' }],
        }
      : service,
  )
  const video = services.find(({ id }) => id === 'video')
  if (!video) throw new Error('expected the service video, found none')
  const both = {
    ...video,
    id: 'both',
    name: 'Bägge',
    purposes: ['functional', 'analytics'],
    hosts: [],
    cookies: [],
    storage: [{ kind: 'localStorage' as const, name: 'of-both', lifetime: 'P1D' }],
  }
  const categories = policy.categories.map((category) =>
    category.id === 'functional'
      ? { ...category, title: { ...category.title, en: 'Films' } }
      : category,
  )
  return { ...policy, categories, services: [...services, both] }
}
