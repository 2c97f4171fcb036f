import { type GuardedPage, openGuardSite } from '../e2e/open-guard-site.ts'
import type { EngineName } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'
import { bundleWays } from './insertions/bundle-ways.ts'
import { WAY_NAMES, type WAYS, type Way } from './insertions/ways.ts'

declare const window: Window & {
  insertions: { WAYS: typeof WAYS }
  kvitto?: { ready: Promise<void> }
}

/** Milliseconds of script: the least of all rounds, since whatever else a machine does only adds. */
export interface Speed {
  way: Way
  /** Without Kvitto. */
  none: number
  /** Marked elements only. */
  off: number
  guard: number
}

const PAGES = {
  none: { slice: 'none' },
  off: { slice: { guard: 'off' } },
  guard: {},
} satisfies Record<string, GuardedPage>
type Kind = keyof typeof PAGES
const KINDS: Kind[] = ['none', 'off', 'guard']

/** A page for each kind and round, in turns: what else the machine does meets all alike. */
export async function measureSpeeds(engine: EngineName, rounds: number): Promise<Speed[]> {
  const site = await openGuardSite()
  const browser = await openEngine(engine)
  try {
    const visitor = await browser.newVisitor()
    const page = await visitor.newPage()
    const ways = await bundleWays()
    const times = new Map<string, number[]>()
    for (let round = 0; round < rounds; round++) {
      for (const kind of KINDS) {
        const url = site.page({
          ...PAGES[kind],
          body: `<main>Products</main><script>${ways}</script>`,
        })
        for (const way of WAY_NAMES) {
          await page.goto(url)
          await page.waitFor('main')
          const key = `${kind} ${way}`
          times.set(key, [...(times.get(key) ?? []), await page.evaluate(timeOf, way)])
        }
      }
    }
    const of = (kind: Kind, way: Way) => Math.min(...(times.get(`${kind} ${way}`) as number[]))
    return WAY_NAMES.map((way) => ({
      way,
      none: of('none', way),
      off: of('off', way),
      guard: of('guard', way),
    }))
  } finally {
    await browser.close()
    site.close()
  }
}

export function shareOf({ none, guard }: Speed): number {
  return (guard - none) / none
}

export function formatSpeeds(engine: EngineName, speeds: Speed[]): string {
  const rows = speeds.map((speed) => {
    const { way, none, off, guard } = speed
    const times = [none, off, guard].map((time) => time.toFixed(1)).join(' | ')
    return `| ${engine} | ${way} | ${times} | ${(shareOf(speed) * 100).toFixed(1)} % |`
  })
  return rows.join('\n')
}

/** With what follows the script at once: observers of the page are called before its task ends. */
async function timeOf(way: Way): Promise<number> {
  await window.kvitto?.ready
  const place = document.querySelector('main') as HTMLElement
  const start = performance.now()
  window.insertions.WAYS[way](place)
  await new Promise((resolve) => queueMicrotask(() => resolve(undefined)))
  return performance.now() - start
}
