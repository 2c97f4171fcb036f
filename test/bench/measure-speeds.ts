import { type GuardedPage, openGuardSite } from '../e2e/open-guard-site.ts'
import type { EngineName } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'
import { bundleWays } from './insertions/bundle-ways.ts'
import { WAY_NAMES, type WAYS, type Way } from './insertions/ways.ts'
import { median } from './median.ts'

declare const window: Window & {
  insertions: { WAYS: typeof WAYS }
  kvitto?: { ready: Promise<void> }
}

/** Milliseconds of script, of each round. */
export interface Speed {
  way: Way
  /** Without Kvitto. */
  none: number[]
  /** Marked elements only. */
  off: number[]
  guard: number[]
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
    const timesOf = (kind: Kind, way: Way) => times.get(`${kind} ${way}`) as number[]
    return WAY_NAMES.map((way) => ({
      way,
      none: timesOf('none', way),
      off: timesOf('off', way),
      guard: timesOf('guard', way),
    }))
  } finally {
    await browser.close()
    site.close()
  }
}

/** Medians, with the quartiles: the least times of a page differ more from run to run than what the guard adds. */
export function formatSpeeds(engine: EngineName, speeds: Speed[]): string {
  const rows = speeds.map(({ way, ...times }) => {
    const cells = KINDS.map((kind) => formatTimes(times[kind]))
    const share = median(times.guard) / median(times.none) - 1
    return `| ${[engine, way, ...cells, `${(share * 100).toFixed(1)} %`].join(' | ')} |`
  })
  return rows.join('\n')
}

export const HEADING: string = `| engine | way | without Kvitto, ms | guard off | guard | guard adds |
|---|---|---|---|---|---|`

function formatTimes(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const half = Math.ceil(sorted.length / 2)
  const ends = [sorted.slice(0, half), sorted.slice(-half)].map((part) => median(part).toFixed(1))
  return `${median(sorted).toFixed(1)} (${ends.join('–')})`
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
