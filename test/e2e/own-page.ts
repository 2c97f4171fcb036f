import type { Page } from 'playwright-core'
import type { OpenDemo } from './open-demo.ts'

/**
 * For the browser that opens such pages: an answer that the test gives comes from no address, and
 * Chromium lets only loopback pages ask loopback servers.
 */
export const OWN_PAGES = '--disable-features=LocalNetworkAccessChecks'

export interface OwnPage {
  /** Of the site's origin; a path of its own, so that it is never the demo's page. */
  path?: string
  lang?: string
  /** Instead of the demo's script tag. */
  script?: string
  head?: string
  body?: string
  headers?: Record<string, string>
  /** Instead of the demo's site. */
  origin?: string
}

/**
 * Opens a page that the test writes: the script tag, one marked script, pixel and frame, and a script
 * of the page's own that sets `shopRan`.
 */
export async function openOwnPage(page: Page, demo: OpenDemo, own: OwnPage = {}): Promise<void> {
  const url = `${own.origin ?? demo.site}${own.path ?? '/own/'}`
  await serveOwnPage(page, demo, own)
  await page.goto(url, { waitUntil: 'domcontentloaded' })
}

/** As `openOwnPage`, without going there. */
export async function serveOwnPage(page: Page, demo: OpenDemo, own: OwnPage = {}): Promise<void> {
  const path = own.path ?? '/own/'
  await page.route(
    (url) => url.pathname === path && url.port === new URL(demo.site).port,
    (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: own.headers ?? {},
        body: htmlOf(demo, own),
      }),
  )
}

/** What is uncaught on the page from now on: exceptions and rejections. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}

export function scriptTag({ collector }: OpenDemo, attributes = ''): string {
  return `<script src="${collector}/s/demo/kvitto.js" ${attributes}></script>`
}

function htmlOf(demo: OpenDemo, { lang = 'en', script, head = '', body = '' }: OwnPage): string {
  const { thirdParties } = demo
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>A shop</title>
<link rel="icon" href="data:,">
${head}
${script ?? scriptTag(demo)}
<script type="text/plain" data-kvitto="analytics" data-src="${thirdParties}/stats/lib.js"></script>
</head><body><h1>A shop</h1>
<img data-kvitto="analytics" data-src="${thirdParties}/stats/pixel.gif" alt="" width="1" height="1">
<iframe data-kvitto="video" data-src="${thirdParties}/video/embed" title="The film" width="320" height="180"></iframe>
${body}
<script nonce="shop">window.shopRan = true</script>
</body></html>`
}
