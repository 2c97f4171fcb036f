import type { Slice } from '@kvitto/core'
import type { FoundLoader } from './find-loader.ts'
import type { PageCheck } from './page-check.ts'
import { foreignAsks } from './page-place.ts'
import type { Page, PageElement } from './read-page.ts'

/** The loader runs at once, in the head, before whatever could run or ask for something. */
export function checkPlace(
  page: Page,
  loader: FoundLoader,
  {
    type,
    ...place
  }: { address: string | undefined; slice: Pick<Slice, 'hosts'> | undefined; type: string },
): PageCheck {
  const { element, kind } = loader
  const fail = (detail: string): PageCheck => ({ name: 'place', status: 'failed', detail })
  const { attributes } = element
  const late = ['async', 'defer'].filter((name) => kind !== 'inlined' && name in attributes)
  if (late.length > 0) return fail(`${late.join(' and ')} lets the page run before the loader`)
  if (!isScript(element))
    return fail(`type="${attributes.type}" runs after the page is parsed, or never`)
  if (!element.isInHead) return fail('expected it in the head, found it in the body')
  if (kind === 'inlined' && isXhtml(type)) {
    return fail(
      `found ${type}, in which an inlined script is no script: use the pinned or floating one`,
    )
  }
  const before = page.elements
    .slice(0, page.elements.indexOf(element))
    .filter(
      (each) => runsTooEarly(each) || foreignAsks(page, each, { ...place, loader }).length > 0,
    )
  if (before.length === 0) return { name: 'place', status: 'ok' }
  return fail(`before it: ${before.map(describe).join(', ')}`)
}

/** Classic script: a data block runs never, a module later. */
export function isScript({ name, attributes: { type = '' } }: PageElement): boolean {
  return name === 'script' && /^(|(text|application)\/(java|ecma)script)$/i.test(type.trim())
}

export function isXhtml(type: string): boolean {
  return /^\s*(application|text)\/(xhtml\+)?xml/i.test(type)
}

function runsTooEarly(element: PageElement): boolean {
  const { name, attributes, text } = element
  // Ours that come before it.
  if (isScript(element) && /kvitto/.test(text)) return false
  return name === 'script' && (isScript(element) || attributes.type === 'module')
}

export function describe({ name, attributes: { src, href, rel } }: PageElement): string {
  return `<${[name, rel && `rel=${rel}`, src ?? href].filter(Boolean).join(' ')}>`
}
