import type { SnippetsInForce } from '../admin-client.ts'
import { checkNoscript } from './check-noscript.ts'
import { checkPlace } from './check-place.ts'
import { checkPolicy } from './check-policy.ts'
import { checkStrict } from './check-strict.ts'
import type { FoundLoader } from './find-loader.ts'
import { findLoaders } from './find-loader.ts'
import type { PageCheck } from './page-check.ts'
import type { Page } from './read-page.ts'
import { readPage } from './read-page.ts'
import { voidFault } from './void-fault.ts'

export interface ServedPage {
  html: string
  /** Undefined for a file. */
  headers?: Headers
  /** Undefined for a file. */
  address?: string
  /** Undefined for a file. */
  status?: number
}

export interface AskCollector {
  /** Undefined where it cannot be reached. */
  snippets(loader: FoundLoader): Promise<SnippetsInForce | undefined>
  /** Whether the collector still serves the pinned script of this hash. */
  isKnown(loader: FoundLoader): Promise<boolean>
}

/** Everything about the snippets in served bytes, in the order in which it matters. */
export async function checkPage(
  { html, headers, address, status = 200 }: ServedPage,
  collector: AskCollector,
): Promise<PageCheck[]> {
  const page = readPage(html)
  const [loader, ...others] = findLoaders(page, address)
  if (!loader) {
    const answered = status < 300 ? '' : `; the answer is ${status}`
    return [{ name: 'loader', status: 'failed', detail: whyMissing(page) + answered }]
  }
  const inForce = await collector.snippets(loader)
  const slice = inForce?.slice
  const type = headers?.get('content-type') ?? ''
  const strict = checkStrict(page, slice, type)
  return [
    checkOnce(loader, others),
    checkPlace(page, loader, { address, slice, type }),
    await checkVersion(loader, inForce, collector),
    ...(strict ? [strict] : []),
    checkPolicy(page, loader, { headers, address }),
    checkNoscript(page, { headers, address, loader, slice }),
  ]
}

function checkOnce(loader: FoundLoader, others: FoundLoader[]): PageCheck {
  const describe = ({ kind, site }: FoundLoader) => `${kind}, site ${site}`
  if (others.length === 0) return { name: 'loader', status: 'ok', detail: describe(loader) }
  return {
    name: 'loader',
    status: 'failed',
    detail: `expected one, found another (${others.map(describe).join('; ')}) that does nothing beside the first (${describe(loader)})`,
  }
}

function whyMissing({ comments, elements }: Page): string {
  const isOurs = (text: string) => /\/s\/[a-z0-9-]+\/kvitto|policyVersion/.test(text)
  if (comments.some(isOurs)) return 'expected a snippet, found it inside a comment'
  const hidden = elements.find(({ text }) => isOurs(text))
  if (hidden) return `expected a snippet, found its text inside <${hidden.name}>`
  return 'expected a snippet, found none: not put in, or taken out on the way'
}

async function checkVersion(
  loader: FoundLoader,
  inForce: SnippetsInForce | undefined,
  collector: AskCollector,
): Promise<PageCheck> {
  const name = 'version'
  if (!inForce) return { name, status: 'not-checked', detail: 'the collector was not reached' }
  const { policyVersion, snippets, slice } = inForce
  if (loader.kind === 'floating') return { name, status: 'ok', detail: 'follows what is published' }
  const isPresent =
    loader.kind === 'inlined'
      ? loader.policyVersion === policyVersion
      : snippets.pinned.includes(`kvitto.${loader.hash}.js`)
  if (loader.kind === 'pinned') {
    const isWhole = snippets.pinned.includes(`integrity="${loader.element.attributes.integrity}"`)
    if (isPresent && !isWhole) {
      return {
        name,
        status: 'failed',
        detail: 'expected the integrity of its hash, found another or none',
      }
    }
    if (!isPresent && !(await collector.isKnown(loader))) {
      return {
        name,
        status: 'failed',
        detail: `the collector knows no script of hash ${loader.hash}`,
      }
    }
  }
  const stale = loader.kind === 'inlined' && isPresent && voidFault(loader.element, slice)
  if (stale) return { name, status: 'failed', detail: stale }
  if (isPresent) return { name, status: 'ok', detail: policyVersion }
  return {
    name,
    status: 'failed',
    detail: `stale: ${policyVersion} is in force; deploy the page with it`,
  }
}
