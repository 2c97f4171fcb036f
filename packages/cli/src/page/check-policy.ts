import { createHash } from 'node:crypto'
import { isScript } from './check-place.ts'
import type { FoundLoader } from './find-loader.ts'
import type { PageCheck } from './page-check.ts'
import { baseOf, NOWHERE } from './page-place.ts'
import type { Page, PageElement } from './read-page.ts'

const SCRIPTS = ['script-src-elem', 'script-src', 'default-src']

interface OwnPolicy {
  text: string
  /** Place among the page's elements; -1 in the headers. */
  at: number
}

/** The site's own Content-Security-Policy lets the snippets run and the loader ask its collector. */
export function checkPolicy(
  page: Page,
  loader: FoundLoader,
  { headers, address }: { headers: Headers | undefined; address: string | undefined },
): PageCheck {
  const policies = policiesOf(page, headers).filter(({ at }) => at < 0 || !isOurs(page, at))
  const place = { page: address ?? NOWHERE, base: baseOf(page, address) }
  const scripts = page.elements.filter((each) => each === loader.element || isQuestion(each))
  const faults = policies.flatMap(({ text, at }) => [
    ...scripts
      // One in the page governs what comes after it.
      .filter((script) => page.elements.indexOf(script) > at)
      .flatMap((script) => faultOf(script, text, place)),
    ...collectorFault(loader, text, place.page),
    ...trustedTypesFault(page, text),
  ])
  if (faults.length > 0) {
    return { name: 'policy', status: 'failed', detail: [...new Set(faults)].join('; ') }
  }
  if (headers) return { name: 'policy', status: 'ok' }
  return { name: 'policy', status: 'not-checked', detail: 'a file has no headers' }
}

/** All that stand, ours too: where script is off they do. */
export function policiesOf({ elements }: Page, headers: Headers | undefined): OwnPolicy[] {
  const sent = (headers?.get('content-security-policy') ?? '').split(',')
  const written = elements.flatMap(({ name, attributes, isInHead }, at) =>
    name === 'meta' &&
    isInHead &&
    attributes['http-equiv']?.toLowerCase() === 'content-security-policy'
      ? [{ text: attributes.content ?? '', at }]
      : [],
  )
  return [...sent.map((text) => ({ text, at: -1 })), ...written]
    .map(({ text, at }) => ({ text: text.trim(), at }))
    .filter(({ text }) => text !== '')
}

/** Of the strict snippet: the first, or one that a question stands before. */
function isOurs({ elements }: Page, at: number): boolean {
  const before = elements[at - 1]
  return (
    elements[at]?.attributes.id === 'kvitto-strict' || (before !== undefined && isQuestion(before))
  )
}

function isQuestion(element: PageElement): boolean {
  return isScript(element) && /self\.kvitto\?\.\(/.test(element.text)
}

function faultOf(
  script: PageElement,
  policy: string,
  { page, base }: { page: string; base: string },
): string[] {
  const sources = sourcesOf(policy, SCRIPTS)
  const { nonce, src, integrity } = script.attributes
  if (!sources || (nonce && sources.includes(`'nonce-${nonce}'`))) return []
  if (src !== undefined) {
    const isTrusted = integrity?.split(' ').some((hash) => sources.includes(`'${hash}'`))
    if (
      isTrusted ||
      (!sources.includes("'strict-dynamic'") &&
        URL.canParse(src, base) &&
        allowsAddress(sources, new URL(src, base), page))
    ) {
      return []
    }
    return [`script-src does not allow ${src}`]
  }
  const isGuarded = sources.some((source) => /^'((nonce|sha\d{3})-|strict-dynamic')/.test(source))
  if (sources.includes("'unsafe-inline'") && !isGuarded) return []
  const hashes = ['sha256', 'sha384', 'sha512'].map(
    (name) => `'${name}-${createHash(name).update(script.text).digest('base64')}'`,
  )
  if (hashes.some((hash) => sources.includes(hash))) return []
  return [`script-src does not allow an inline script; its hash is ${hashes[0]}`]
}

function collectorFault(
  { collector, element }: FoundLoader,
  policy: string,
  page: string,
): string[] {
  if (!collector || !URL.canParse(collector)) return []
  const { nonce } = element.attributes
  const asked = sourcesOf(policy, ['connect-src', 'default-src'])
  const run = sourcesOf(policy, SCRIPTS)
  // What loads when somebody is asked is imported: by the loader's nonce, or by its address, never by a hash.
  const isRun =
    !run ||
    (nonce && run.includes(`'nonce-${nonce}'`)) ||
    (!run.includes("'strict-dynamic'") && allowsAddress(run, new URL(`${collector}/builds/`), page))
  return [
    ...(!asked || allowsAddress(asked, new URL(`${collector}/`), page)
      ? []
      : [`connect-src does not allow the collector at ${collector}`]),
    ...(isRun ? [] : [`script-src does not allow the parts at ${collector}/builds/`]),
  ]
}

function trustedTypesFault({ elements }: Page, policy: string): string[] {
  const names = sourcesOf(policy, ['trusted-types'])
  if (!names || names.includes('*')) return []
  const isStrict = elements.some(({ attributes }) => attributes.id === 'kvitto-strict')
  const wanted = ['kvitto', ...(isStrict ? ['kvitto-strict'] : [])]
  return wanted
    .filter((name) => !names.includes(name))
    .map((name) => `trusted-types does not allow ${name}`)
}

/** Of the first of these directives that the policy has; undefined where it has none. */
export function sourcesOf(policy: string, names: string[]): string[] | undefined {
  const directives = policy.split(';').map((text) => text.trim().split(/\s+/))
  for (const name of names) {
    const found = directives.find(([each]) => each?.toLowerCase() === name)
    if (found) return found.slice(1)
  }
  return undefined
}

/** Whether sources of a policy let the page that stands at `page` ask for an address. */
export function allowsAddress(sources: string[], url: URL, page: string): boolean {
  return sources.some((source) => {
    if (source === '*') return true
    if (source === "'self'") return url.origin === new URL(page).origin
    if (/^[a-z]+:$/i.test(source)) return url.protocol === source.toLowerCase()
    return matchesSource(source, url)
  })
}

/** CSP 3 section 6.7.2.8, less the upgrade of schemes. */
function matchesSource(source: string, url: URL): boolean {
  const [, scheme, host = '', port, path] =
    /^(?:([a-z]+):\/\/)?([^:/]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source) ?? []
  if (scheme && `${scheme.toLowerCase()}:` !== url.protocol) return false
  const isHost = host.startsWith('*.')
    ? url.hostname.endsWith(host.slice(1).toLowerCase())
    : url.hostname === host.toLowerCase()
  const isPort = port === '*' || (port ?? '') === url.port
  const isPath =
    !path || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path)
  return isHost && isPort && isPath
}
