import { fileURLToPath } from 'node:url'
import type { Slice } from '@kvitto/core'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from './each-engine.ts'
import { type GuardSite, openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

interface App extends Window {
  kvitto: { give(id: string): Promise<boolean> }
  faults: string[]
  ran?: string[]
}
declare const window: App & typeof globalThis

const FRAMEWORKS = ['react', 'preact', 'vue'] as const

/** Of the frameworks' builds for production. */
const DEFINED = {
  'process.env.NODE_ENV': '"production"',
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
}

let site: GuardSite
const apps: Record<string, string> = {}

beforeAll(async () => {
  site = await openGuardSite()
  for (const name of FRAMEWORKS) apps[name] = await bundle(name)
})
afterAll(() => site?.close())

async function bundle(name: string): Promise<string> {
  const { output } = await build({
    input: fileURLToPath(new URL(`frameworks/${name}.ts`, import.meta.url)),
    platform: 'browser',
    transform: { define: DEFINED },
    output: { format: 'iife', minify: true },
    write: false,
  })
  return output[0].code.replaceAll('</script', '<\\/script')
}

eachEngine((engine) => {
  const { page } = visitOnce(engine)

  describe.each(FRAMEWORKS)('an application of %s', (framework) => {
    const open = async (held: { tag: string; attributes: object }, slice: Partial<Slice>) => {
      const first = `<script>faults = []; addEventListener('error', (event) => faults.push(event.message))
held = ${JSON.stringify(held)}</script>`
      const body = `<div id="app"></div><script>${apps[framework]}</script>`
      await visitGuarded(page, site.page({ first, slice, body }))
    }
    /** Of the application, after its buttons. */
    const parts = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main > :not(button)')]
          .map((each) => each.localName)
          .join(' '),
      )
    const press = (id: string) =>
      page.evaluate((name) => document.querySelector<HTMLElement>(`#${name}`)?.click(), id)
    const faults = () => page.evaluate(() => window.faults)

    describe.each(['marked', 'unmarked'] as const)('whose film is held, %s', (kind) => {
      const openFilm = async () => {
        const film = `${site.third}/stats/film.html`
        const attributes =
          kind === 'marked' ? { 'data-kvitto': 'stats', 'data-src': film } : { src: film }
        await open({ tag: 'iframe', attributes }, kind === 'marked' ? { guard: 'off' } : {})
        await expect.poll(parts).toBe('h1 div footer')
      }

      test('goes on to its next page', async () => {
        await openFilm()
        await press('basket')
        await expect.poll(parts).toBe('h1 ul footer')
        expect(await faults()).toEqual([])
      })

      test('puts another element before it, shows it where it is agreed, and goes on', async () => {
        await openFilm()
        await press('note')
        await expect.poll(parts).toBe('h1 p div footer')
        await page.evaluate(() => window.kvitto.give('analytics'))
        await expect.poll(parts).toBe('h1 p iframe footer')
        await press('basket')
        await expect.poll(parts).toBe('h1 ul footer')
        expect(await faults()).toEqual([])
      })

      test('moves it, shows it there where it is agreed, and moves it back', async () => {
        await openFilm()
        await press('note')
        await expect.poll(parts).toBe('h1 p div footer')
        await press('turned')
        await expect.poll(parts).toBe('footer div h1')
        await page.evaluate(() => window.kvitto.give('analytics'))
        await expect.poll(parts).toBe('footer iframe h1')
        await press('first')
        await expect.poll(parts).toBe('h1 iframe footer')
        expect(await faults()).toEqual([])
      })
    })

    test('moves a marked script that has run, leaves it, and runs it again when it is back', async () => {
      const ran = () => page.evaluate(() => window.ran?.length)
      const attributes = {
        type: 'text/plain',
        'data-kvitto': 'stats',
        'data-src': `${site.third}/stats/lib.js`,
      }
      await open({ tag: 'script', attributes }, { guard: 'off' })
      await expect.poll(parts).toBe('h1 script footer')
      await page.evaluate(() => window.kvitto.give('analytics'))
      await expect.poll(ran).toBe(1)
      await press('note')
      await expect.poll(parts).toBe('h1 p script footer')
      await press('turned')
      await expect.poll(parts).toBe('footer script h1')
      await press('basket')
      await expect.poll(parts).toBe('h1 ul footer')
      expect(await ran()).toBe(1)
      await press('first')
      await expect.poll(parts).toBe('h1 script footer')
      await expect.poll(ran).toBe(2)
      expect(await faults()).toEqual([])
    })
  })
})
