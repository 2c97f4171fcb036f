import { baseOf } from './page-place.ts'
import type { Page, PageElement } from './read-page.ts'

/** The loader as a page has it. */
export interface FoundLoader {
  kind: 'inlined' | 'pinned' | 'floating'
  site: string
  element: PageElement
  /** Of the inlined kind. */
  policyVersion?: string
  /** Base URL of the collector; undefined where a file names a path alone. */
  collector?: string
  /** What a browser loads; undefined for the inlined kind, and where a file names a path alone. */
  url?: string
  /** Of the pinned kind: the hash in its address. */
  hash?: string
}

const ADDRESS = /^(.*)\/s\/([a-z0-9-]{1,40})\/kvitto(?:\.([\w-]{43}))?\.js(?:[?#].*)?$/

/** In the order of the page, which stands at `address`. */
export function findLoaders(page: Page, address?: string): FoundLoader[] {
  const base = address && baseOf(page, address)
  return page.elements.flatMap(
    (element) => (element.name === 'script' && readLoader(element, base)) || [],
  )
}

function readLoader(element: PageElement, base: string | undefined): FoundLoader | undefined {
  const { src } = element.attributes
  if (src !== undefined) {
    const url = base && URL.canParse(src, base) ? new URL(src, base).href : src
    const [, collector = '', site, hash] = ADDRESS.exec(url) ?? []
    if (site === undefined) return undefined
    return {
      kind: hash ? 'pinned' : 'floating',
      site,
      element,
      ...(/^https?:/.test(collector) && { collector, url }),
      ...(hash && { hash }),
    }
  }
  const policyVersion = memberOf('policyVersion', element.text)
  const site = memberOf('site', element.text)
  const collector = memberOf('collector', element.text)
  if (!policyVersion || !site) return undefined
  return { kind: 'inlined', site, element, policyVersion, ...(collector && { collector }) }
}

/** Of the slice in a script's text, whose quotes a minifier may have changed; the current one comes first. */
export function memberOf(name: string, text: string): string | undefined {
  const [, value] =
    new RegExp(`["'\`]?\\b${name}["'\`]?\\s*:\\s*["'\`]([^"'\`]+)["'\`]`).exec(text) ?? []
  return value
}
