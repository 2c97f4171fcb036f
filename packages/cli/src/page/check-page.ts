import type { SnippetsInForce } from '../admin-client.ts'
import { checkNoscript } from './check-noscript.ts'
import { checkPlace } from './check-place.ts'
import { checkPolicy } from './check-policy.ts'
import { checkStrict } from './check-strict.ts'
import type { FoundLoader } from './find-loader.ts'
import { findLoaders, memberOf } from './find-loader.ts'
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
  /** A check where it does not say them. */
  snippets(loader: FoundLoader): Promise<SnippetsInForce | PageCheck>
  /** What a browser gets for a loader that is a file of its own; a check where that is not the site's loader. */
  script(loader: FoundLoader): Promise<{ text: string } | PageCheck>
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
  const slice = 'status' in inForce ? undefined : inForce.slice
  const type = headers?.get('content-type') ?? ''
  const strict = checkStrict(page, slice, type)
  return [
    checkOnce(loader, others, status),
    checkPlace(page, loader, { address, slice, type }),
    'status' in inForce ? inForce : await checkVersion(loader, inForce, collector),
    ...(strict ? [strict] : []),
    checkPolicy(page, loader, { headers, address }),
    checkNoscript(page, { headers, address, loader, slice }),
  ]
}

function checkOnce(loader: FoundLoader, others: FoundLoader[], status: number): PageCheck {
  const describe = ({ kind, site }: FoundLoader) => `${kind}, site ${site}`
  if (others.length === 0 && status < 400) {
    return { name: 'loader', status: 'ok', detail: describe(loader) }
  }
  if (others.length === 0) {
    const detail = `${describe(loader)}; the answer is ${status}`
    return { name: 'loader', status: 'not-checked', detail }
  }
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
  { policyVersion, snippets, slice }: SnippetsInForce,
  collector: AskCollector,
): Promise<PageCheck> {
  const failed = (detail: string): PageCheck => ({ name: 'version', status: 'failed', detail })
  const right: PageCheck = { name: 'version', status: 'ok', detail: policyVersion }
  const stale = failed(`stale: ${policyVersion} is in force; deploy the page with it`)
  if (loader.kind === 'inlined') {
    const fault = voidFault(loader.element, slice)
    if (loader.policyVersion !== policyVersion) return stale
    return fault ? failed(fault) : right
  }
  const script = await collector.script(loader)
  if (loader.kind === 'floating') {
    return 'status' in script ? script : checkFloating(script.text, policyVersion)
  }
  if (snippets.pinned.includes(`kvitto.${loader.hash}.js`)) {
    const isWhole = snippets.pinned.includes(`integrity="${loader.element.attributes.integrity}"`)
    if (!isWhole) return failed('expected the integrity of its hash, found another or none')
    return 'status' in script ? script : right
  }
  return 'status' in script ? failed(`the collector knows no script of hash ${loader.hash}`) : stale
}

function checkFloating(script: string, policyVersion: string): PageCheck {
  const name = 'version'
  const found = memberOf('policyVersion', script)
  if (found === policyVersion) return { name, status: 'ok', detail: 'follows what is published' }
  const detail = `the script is of ${found}, and ${policyVersion} is in force: it should be there within five minutes`
  return { name, status: 'not-checked', detail }
}
