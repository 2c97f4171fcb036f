import type { Appearance, Policy } from '@kvitto/core'
import { openShop, shopPage } from '../open-shop.ts'
import type { Answer } from '../serve-pages.ts'

export type OpenLooks = Awaited<ReturnType<typeof openLooks>>

/** The shop with a page at `/`, and at `/phone` one that has it in a frame of this size. */
export async function openLooks() {
  const shop = await openShop()
  let version = 0
  let page: { lang?: string; head?: string; body?: string } = {}
  const ask = (attributes = ''): Answer => {
    const { lang = 'en', head = '', body = BODY } = page
    const { html } = shopPage(head + shop.tag(attributes), body)
    return { html: html.replace('lang="en"', `lang="${lang}"`) }
  }
  shop.serve(({ pathname, searchParams }) => {
    if (pathname === '/') return ask()
    if (pathname === '/inner') return ask('data-frame="ask"')
    const [width, height] = (searchParams.get('size') ?? '').split('x')
    return shopPage('', `<iframe src="/inner" width="${width}" height="${height}"></iframe>`)
  })
  return {
    ...shop,
    wear: (appearance: Appearance, changes: Partial<Policy> = {}) =>
      shop.publish({ ...changes, appearance, version: `look ${++version}` }),
    /** What the page is from now on. */
    dress(next: typeof page) {
      page = next
    },
    phone: (width: number, height: number) => `${shop.origin}/phone?size=${width}x${height}`,
  }
}

const BODY = '<p>Paper from the harbour.</p><button id="own">Buy</button>'
