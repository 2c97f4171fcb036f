import { createHash } from 'node:crypto'
import { isScript } from './check-place.ts'
import type { FoundLoader } from './find-loader.ts'
import type { PageCheck } from './page-check.ts'
import type { Page, PageElement } from './read-page.ts'

/** The site's own Content-Security-Policy lets the snippets run and the loader ask its collector. */
export function checkPolicy(
  page: Page,
  loader: FoundLoader,
  { headers, address }: { headers: Headers | undefined; address: string | undefined },
): PageCheck {
  const policies = [
    ...(headers?.get('content-security-policy') ?? '').split(','),
    ...ownRules(page),
  ]
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const scripts = page.elements.filter(
    (each) => each === loader.element || (isScript(each) && /self\.kvitto\?\.\(/.test(each.text)),
  )
  const faults = policies.flatMap((policy) => [
    ...scripts.flatMap((script) => faultOf(script, policy, address)),
    ...collectorFault(loader, policy, address),
    ...trustedTypesFault(page, policy),
  ])
  if (faults.length > 0) {
    return { name: 'policy', status: 'failed', detail: [...new Set(faults)].join('; ') }
  }
  if (headers) return { name: 'policy', status: 'ok' }
  return { name: 'policy', status: 'not-checked', detail: 'a file has no headers' }
}

function ownRules({ elements }: Page): string[] {
  const isRule = ({ name, attributes }: PageElement) =>
    name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy'
  // From the first of ours on they are ours.
  const first = elements.findIndex(({ attributes }) => attributes.id === 'kvitto-strict')
  const before = first < 0 ? elements : elements.slice(0, first)
  return before.filter(isRule).map(({ attributes }) => attributes.content ?? '')
}

function faultOf(script: PageElement, policy: string, address: string | undefined): string[] {
  const sources = sourcesOf(policy, ['script-src-elem', 'script-src', 'default-src'])
  const { nonce, src, integrity } = script.attributes
  if (!sources || (nonce && sources.includes(`'nonce-${nonce}'`))) return []
  if (src !== undefined) {
    const isTrusted = integrity?.split(' ').some((hash) => sources.includes(`'${hash}'`))
    if (
      isTrusted ||
      (!sources.includes("'strict-dynamic'") && allowsAddress(sources, src, address))
    ) {
      return []
    }
    return [`script-src does not allow ${src}`]
  }
  const isGuarded = sources.some((source) => /^'(nonce|sha\d{3})-/.test(source))
  if (sources.includes("'unsafe-inline'") && !isGuarded) return []
  const hashes = ['sha256', 'sha384', 'sha512'].map(
    (name) => `'${name}-${createHash(name).update(script.text).digest('base64')}'`,
  )
  if (hashes.some((hash) => sources.includes(hash))) return []
  return [`script-src does not allow an inline script; its hash is ${hashes[0]}`]
}

function collectorFault(
  { collector }: FoundLoader,
  policy: string,
  address: string | undefined,
): string[] {
  const sources = sourcesOf(policy, ['connect-src', 'default-src'])
  if (!collector || !sources || allowsAddress(sources, `${collector}/`, address)) return []
  return [`connect-src does not allow the collector at ${collector}`]
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
function sourcesOf(policy: string, names: string[]): string[] | undefined {
  const directives = policy.split(';').map((text) => text.trim().split(/\s+/))
  for (const name of names) {
    const found = directives.find(([each]) => each?.toLowerCase() === name)
    if (found) return found.slice(1)
  }
  return undefined
}

function allowsAddress(sources: string[], text: string, page: string | undefined): boolean {
  const base = page ?? 'https://page.invalid/'
  if (!URL.canParse(text, base)) return false
  const url = new URL(text, base)
  return sources.some((source) => {
    if (source === '*') return true
    if (source === "'self'") return url.origin === new URL(base).origin
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
