import type { Id, Slice } from '@kvitto/core'

/** What of a slice the browser's own policy is made of. */
export type StrictParts = Pick<Slice, 'services' | 'hosts' | 'collector'>

export type StrictDirective =
  | 'default-src'
  | 'connect-src'
  | 'font-src'
  | 'form-action'
  | 'frame-src'
  | 'img-src'
  | 'manifest-src'
  | 'media-src'
  | 'object-src'
  | 'script-src'
  | 'style-src'
  | 'worker-src'

export interface StrictOptions {
  /**
   * Sources of the site's own beyond its origin, as CSP writes them, e.g. `{'img-src': ['cdn.example']}`;
   * those of `default-src` count everywhere.
   */
  sources?: Partial<Record<StrictDirective, string[]>>
}

/**
 * Inline script, `eval`, `data:` and `blob:` are the site's own matter: its own policy, where it has
 * one, stands beside this one, and the browser keeps to both.
 */
const OWN = ["'self'", "'unsafe-inline'", "'unsafe-eval'", 'data:', 'blob:']

/**
 * The Content-Security-Policy that lets the page ask its own origin, its collector, hosts of essential
 * services and of those that `allows` names, and no one else. Throws TypeError for a source of the
 * site's own that is none, or that would set the hosts aside.
 *
 * @example
 * strictPolicy(slice, (service) => consentStatus(service, context) === 'given')
 */
export function strictPolicy(
  slice: StrictParts,
  allows: (service: Id) => boolean,
  { sources = {} }: StrictOptions = {},
): string {
  const agreed = slice.services.filter(({ id }) => allows(id)).flatMap(({ hosts = [] }) => hosts)
  const hosts = [...(slice.hosts ?? []), ...agreed].flatMap(sourcesOf)
  const everywhere = [...collectorOf(slice), ...(sources['default-src'] ?? []).map(checked)]
  // A host alone stands for http and https; sockets are named apart. `ws:` stands for `wss:` too.
  const sockets = hosts.map((host) => `ws://${host}`)
  const asked = unique([...OWN, ...everywhere, ...hosts, ...sockets])
  const posted = unique(["'self'", ...everywhere, ...hosts])
  const directives = {
    'default-src': asked,
    // The one directive of these that does not fall back to `default-src`.
    'form-action': posted,
    ...Object.fromEntries(
      Object.entries(sources)
        .filter(([name]) => name !== 'default-src')
        .map(([name, own]) => [
          name,
          unique([...(name === 'form-action' ? posted : asked), ...own.map(checked)]),
        ]),
    ),
  }
  return Object.entries(directives)
    .map(([name, list]) => `${name} ${list.join(' ')}`)
    .join(';')
}

/** A policy's host stands for its subdomains and for all below its path, as in the guard. */
function sourcesOf(host: string): string[] {
  const [, name = '', path = ''] = /^([^/]*)(.*)$/s.exec(host) ?? []
  // A path of the own origin: `'self'` has it already, and no source can take it away.
  if (name === '') return []
  const names = /^[\d.]+(:|$)|^\[|^[^.]*(:|$)/.test(name) ? [name] : [name, `*.${name}`]
  return names.flatMap((each) => pathsOf(path).map((end) => each + end))
}

/** In CSP only a path that ends in `/` stands for what is below it. */
function pathsOf(path: string): string[] {
  const text = encodePath(path)
  return text === '' || text === '/' ? [''] : text.endsWith('/') ? [text] : [text, `${text}/`]
}

/** Encoded where a character would end the source, the policy or an HTML attribute; compared decoded. */
function encodePath(path: string): string {
  return path.replace(/%(?![\dA-Fa-f]{2})|[^\w\-.~!$*+=:@/%()]/gu, (character) => {
    const bytes = [...new TextEncoder().encode(character)]
    return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  })
}

function collectorOf({ collector = '' }: StrictParts): string[] {
  // On a path of the site's own origin it needs no mention.
  if (!/^https?:/.test(collector)) return []
  const { origin, pathname } = new URL(collector)
  return [`${origin}${encodePath(pathname)}`.replace(/\/?$/, '/')]
}

function checked(source: string): string {
  // Beside a nonce or a hash `'unsafe-inline'` means nothing, and a script that carries it may come from
  // any host.
  if (/^[\w\-.~!$*+=:@/%()[\]]+$|^'(?!strict-dynamic|nonce-)[a-z-]+'$/.test(source)) return source
  throw new TypeError(
    `expected a CSP source that is no nonce, hash or 'strict-dynamic', found ${source}`,
  )
}

function unique(sources: string[]): string[] {
  return [...new Set(sources)]
}
