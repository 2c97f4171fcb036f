import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from './each-engine.ts'
import { type GuardSite, openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

interface App extends Window {
  kvitto: { give(id: string): Promise<boolean> }
  faults: string[]
}
declare const window: App & typeof globalThis

const FRAMEWORKS = ['react', 'preact'] as const

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
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    output: { format: 'iife', minify: true },
    write: false,
  })
  return output[0].code.replaceAll('</script', '<\\/script')
}

eachEngine((engine) => {
  const { page } = visitOnce(engine)

  describe.each(FRAMEWORKS)('an application of %s whose film is held', (framework) => {
    describe.each(['marked', 'unmarked'] as const)('and %s', (kind) => {
      const open = async () => {
        const film = `${site.third}/stats/film.html`
        const attributes =
          kind === 'marked' ? { 'data-kvitto': 'stats', 'data-src': film } : { src: film }
        const first = `<script>faults = []; addEventListener('error', (event) => faults.push(event.message))
film = ${JSON.stringify(attributes)}</script>`
        await visitGuarded(
          page,
          site.page({
            first,
            slice: kind === 'marked' ? { guard: 'off' } : {},
            body: `<div id="app"></div><script>${apps[framework]}</script>`,
          }),
        )
        await expect.poll(parts).toBe('button button h1 div footer')
      }
      const parts = () =>
        page.evaluate(() =>
          [...(document.querySelector('main')?.children ?? [])]
            .map((each) => each.localName)
            .join(' '),
        )
      const press = (id: string) =>
        page.evaluate((name) => document.querySelector<HTMLElement>(`#${name}`)?.click(), id)
      const faults = () => page.evaluate(() => window.faults)

      test('goes on to its next page', async () => {
        await open()
        await press('basket')
        await expect.poll(parts).toBe('button button h1 ul footer')
        expect(await faults()).toEqual([])
      })

      test('puts another element before it, shows it where it is agreed, and goes on', async () => {
        await open()
        await press('note')
        await expect.poll(parts).toBe('button button h1 p div footer')
        await page.evaluate(() => window.kvitto.give('analytics'))
        await expect.poll(parts).toBe('button button h1 p iframe footer')
        await press('basket')
        await expect.poll(parts).toBe('button button h1 ul footer')
        expect(await faults()).toEqual([])
      })
    })
  })
})
