import type { Page, PageElement } from './read-page.ts'

/** The loader as a page has it. */
export interface FoundLoader {
  kind: 'inlined' | 'pinned' | 'floating'
  site: string
  element: PageElement
  /** Of the inlined kind. */
  policyVersion?: string
  /** Base URL of the collector; undefined where the page names a path alone. */
  collector?: string
  /** Of the pinned kind: the hash in its address. */
  hash?: string
}

const ADDRESS = /^(.*)\/s\/([a-z0-9-]{1,40})\/kvitto(?:\.([\w-]{43}))?\.js(?:[?#].*)?$/

/** The first of them; undefined where the page has none. */
export function findLoader({ elements }: Page): FoundLoader | undefined {
  for (const element of elements) {
    const found = element.name === 'script' ? readLoader(element) : undefined
    if (found) return found
  }
  return undefined
}

function readLoader(element: PageElement): FoundLoader | undefined {
  const { src } = element.attributes
  if (src !== undefined) {
    const [, collector = '', site, hash] = ADDRESS.exec(src) ?? []
    if (site === undefined) return undefined
    return {
      kind: hash ? 'pinned' : 'floating',
      site,
      element,
      ...(/^https?:/.test(collector) && { collector }),
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
