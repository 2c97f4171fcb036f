import { openGuardSite } from '../e2e/open-guard-site.ts'
import { launchChromium } from '../engines/launch-chromium.ts'
import { bundleWays } from './insertions/bundle-ways.ts'
import { WAY_NAMES, type WAYS, type Way } from './insertions/ways.ts'

declare const window: Window & {
  insertions: { WAYS: typeof WAYS }
  kvitto: { ready: Promise<void> }
}

/** What V8 has optimised calls functions that it no longer counts. */
const COUNTED = '--js-flags=--no-opt --no-maglev'

/** How often a function of the loader is called for each way, until the page's task has ended. */
export async function countCalls(): Promise<Record<Way, number>> {
  const site = await openGuardSite()
  const browser = await launchChromium({ args: [COUNTED] })
  try {
    const page = await browser.newPage()
    const ways = await bundleWays()
    const calls = {} as Record<Way, number>
    for (const way of WAY_NAMES) {
      await page.goto(site.page({ body: `<main>Products</main><script>${ways}</script>` }))
      await page.evaluate(() => window.kvitto.ready)
      await page.coverage.startJSCoverage()
      await page.evaluate(insert, way)
      const scripts = await page.coverage.stopJSCoverage()
      const functions = scripts
        .filter(({ source }) => source?.includes('data-kvitto'))
        .flatMap(({ functions }) => functions)
      calls[way] = functions.reduce((sum, { ranges: [whole] }) => sum + (whole?.count ?? 0), 0)
    }
    return calls
  } finally {
    await browser.close()
    site.close()
  }
}

/** Observers of the page are called before the next task. */
async function insert(way: Way): Promise<void> {
  window.insertions.WAYS[way](document.querySelector('main') as HTMLElement)
  await new Promise((resolve) => setTimeout(resolve))
}
