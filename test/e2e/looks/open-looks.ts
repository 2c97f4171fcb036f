import { createAdminClient } from '@kvitto/cli'
import type { Appearance, Policy } from '@kvitto/core'
import { openShop, shopPage } from '../open-shop.ts'
import type { Answer } from '../serve-pages.ts'
import { ALL_LOOKS, nameOf } from './all-looks.ts'

export type OpenLooks = Awaited<ReturnType<typeof openLooks>>

/** What the shop's pages are. */
export interface Dress {
  lang?: string
  head?: string
  body?: string
}

/** The shop, whose page at `/` looks as `wear` says; and for every look a site of its own with the same page. */
export async function openLooks() {
  const shop = await openShop()
  const owner = createAdminClient({ collector: shop.collector, token: shop.tokens.publish })
  let version = 0
  let dress: Dress = {}
  const page = (site: string, attributes = ''): Answer => {
    const { lang = 'en', head = '', body = BODY } = dress
    const { html } = shopPage(
      `${head}<script src="${shop.collector}/s/${site}/kvitto.js" ${attributes}></script>`,
      body,
    )
    return { html: html.replace('lang="en"', `lang="${lang}"`) }
  }
  shop.serve(({ pathname, searchParams }) => {
    const site = searchParams.get('site')
    if (pathname === '/') return page(site ?? 'demo')
    if (pathname === '/inner') return page(site ?? 'demo', 'data-frame="ask"')
    const [width, height] = (searchParams.get('size') ?? '').split('x')
    const frames = ALL_LOOKS.map(
      (look) =>
        `<iframe src="/inner?site=${nameOf(look)}" width="${width}" height="${height}"></iframe>`,
    )
    return shopPage('', frames.join('\n'))
  })
  return {
    ...shop,
    wear: (appearance: Appearance, changes: Partial<Policy> = {}) =>
      shop.publish({ ...changes, appearance, version: `look ${++version}` }),
    /** Opens the site of each look. */
    async openSites(changes: Partial<Policy> = {}, looks = ALL_LOOKS): Promise<void> {
      for (const { layout, theme } of looks) {
        const appearance = { layout, theme }
        const site = nameOf(appearance)
        await owner.addSite(site)
        await owner.publishPolicy({ ...shop.policy, ...changes, site, appearance })
      }
    },
    /** What the pages are from now on. */
    dress(next: Dress) {
      dress = next
    },
    of: (appearance: Appearance) => `${shop.origin}/?site=${nameOf(appearance)}`,
    /** A page with one frame of this size for every look, in their order. */
    all: (width: number, height: number) => `${shop.origin}/all?size=${width}x${height}`,
  }
}

const BODY = '<p>Paper from the harbour.</p><button id="own">Buy</button>'
