import { hostCovers, type Slice } from '@kvitto/core'
import type { Ask } from './asks-of.ts'
import { asksOf } from './asks-of.ts'
import type { FoundLoader } from './find-loader.ts'
import type { Page, PageElement } from './read-page.ts'

/** Where a file is, that does not say so itself. */
export const NOWHERE = 'https://page.invalid/'

/** What relative addresses of a page stand on. */
export function baseOf({ elements }: Page, address: string | undefined): string {
  const page = address ?? NOWHERE
  const href = elements.find(({ name, attributes }) => name === 'base' && attributes.href)
    ?.attributes.href
  return href && URL.canParse(href, page) ? new URL(href, page).href : page
}

/** What of an element goes to somebody else than the site, its collector and what is essential to it. */
export function foreignAsks(
  page: Page,
  element: PageElement,
  {
    address,
    loader,
    slice,
  }: { address: string | undefined; loader: FoundLoader; slice: Pick<Slice, 'hosts'> | undefined },
): Ask[] {
  // A file may say by itself where it will be.
  const canonical = page.elements.find(({ attributes }) => attributes.rel === 'canonical')
  const home = address ?? canonical?.attributes.href
  const own = [NOWHERE, home, loader.collector].map((each) =>
    each && URL.canParse(each, NOWHERE) ? new URL(each, NOWHERE).host : undefined,
  )
  return asksOf(element, baseOf(page, address)).filter(
    ({ url }) => !own.includes(url.host) && !slice?.hosts?.some((host) => hostCovers(host, url)),
  )
}
