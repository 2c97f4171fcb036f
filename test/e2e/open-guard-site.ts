import { readdir, readFile } from 'node:fs/promises'
import { formatState, type Mark, type Slice } from '@kvitto/core'
import { type Answer, servePages } from './serve-pages.ts'

export interface GuardedPage {
  head?: string
  body?: string
  /** Before the loader. */
  first?: string
  /** Over those of the site's slice; `none` leaves the loader out. */
  slice?: Partial<Slice> | 'none'
  /** What was agreed before. */
  given?: ('analytics' | 'marketing')[]
  headers?: Record<string, string>
  nonce?: string
  /** How often the loader is there. */
  times?: number
}

export type GuardSite = Awaited<ReturnType<typeof openGuardSite>>

const BUILT = new URL('../../packages/kvitto/dist/script/', import.meta.url)
const MEANING = 'm'.repeat(43)

/**
 * A site with the loader in its pages, and third parties that note who asks: one host on which `/stats/`
 * and `/ads/` are services, `/ads/captcha/` is essential, and `/free/` is nobody's; and one that no
 * service names.
 */
export async function openGuardSite() {
  const site = await servePages()
  const third = await servePages()
  const other = await servePages()
  const asked: string[] = []
  const pages = new Map<string, Answer>()
  const host = new URL(third.origin('127.0.0.1')).host
  const parts = await readParts()
  const loader = await readFile(new URL('loader.js', BUILT), 'utf8')
  const slice: Slice = {
    site: 'guarded',
    policyVersion: 'v'.repeat(43),
    meanings: { analytics: MEANING, marketing: MEANING },
    services: [
      {
        id: 'stats',
        purposes: ['analytics'],
        stored: ['cstats*', 'lstats*', 'sstats*', 'istats*', 'xstats*'],
        hosts: [`${host}/stats/`, '/proxied/'],
      },
      { id: 'ads', purposes: ['marketing'], stored: ['cads'], hosts: [`${host}/ads/`] },
    ],
    open: ['essential'],
    essential: ['cbasket', 'lbasket', 'sbasket', 'ibasket', 'xbasket'],
    hosts: [`${host}/ads/captcha/`],
    expiresAfter: 'P6M',
    anyHostGrant: true,
    noReload: ['/**'],
    reopen: { en: 'Privacy' },
    collector: `${site.origin()}/kvitto`,
    build: 'built',
  }
  site.serve((url) => {
    if (url.pathname.startsWith('/proxied/')) asked.push(url.pathname)
    return pages.get(url.pathname) ?? parts.get(url.pathname) ?? answerOf(url)
  })
  for (const server of [third, other]) {
    server.serve((url) => {
      asked.push(url.pathname)
      return answerOf(url)
    })
  }
  return {
    origin: site.origin(),
    third: `http://${host}`,
    other: other.origin('127.0.0.1'),
    /** Paths that reached anybody but the site, or its proxied path, since the last call. */
    asked: () => asked.splice(0).sort(),
    /** The address of a new page. */
    page({
      head = '',
      body = '',
      first = '',
      slice: own = {},
      given = [],
      headers,
      nonce,
      times = own === 'none' ? 0 : 1,
    }: GuardedPage) {
      const path = `/page/${pages.size}/`
      const attributes = nonce ? ` nonce="${nonce}"` : ''
      const text = loader.replace('__KVITTO_SLICE__', () =>
        JSON.stringify(own === 'none' ? own : { ...slice, ...own }),
      )
      pages.set(path, {
        headers: { 'set-cookie': `kvitto=${stateOf(slice, given)}; path=/`, ...headers },
        html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">
${first}${`<script${attributes}>${text}</script>`.repeat(times)}${head}
</head><body>${body}</body></html>`,
      })
      return site.origin() + path
    },
    close() {
      for (const server of [site, third, other]) server.close()
    },
  }
}

/** What the loader loads when it needs it. */
async function readParts(): Promise<Map<string, Answer>> {
  const names = (await readdir(BUILT)).filter((name) => name.endsWith('.js'))
  const entries = names.map(
    async (name): Promise<[string, Answer]> => [
      `/kvitto/builds/built/${name}`,
      { html: await readFile(new URL(name, BUILT), 'utf8'), headers: JAVASCRIPT },
    ],
  )
  return new Map(await Promise.all(entries))
}

function stateOf({ policyVersion, meanings }: Slice, given: string[]): string {
  const now = Math.floor(Date.now() / 1000)
  const marks = Object.entries(meanings).map(([id, meaning]) => {
    const mark: Mark = given.includes(id) ? 'g' : 'r'
    return [id, { mark, meaning: meaning.slice(0, 8) }] as const
  })
  return formatState({
    policyVersion,
    decidedAt: now - 60,
    expiresAt: now + 86_400,
    receipt: given.length > 0 ? 'R'.repeat(43) : '-',
    isPending: false,
    purposes: Object.fromEntries(marks),
    services: {},
  })
}

const JAVASCRIPT = {
  'content-type': 'text/javascript',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** By how the name ends; a script notes that it ran, and of which element. */
function answerOf({ pathname }: URL): Answer | undefined {
  if (pathname.startsWith('/kvitto/')) return undefined
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  if (name.endsWith('.js')) {
    const ran = `(self.ran ??= []).push(${JSON.stringify(name)})`
    const current = `self.currents?.push(document.currentScript?.id ?? null)`
    return { html: `${ran};${current}`, headers: JAVASCRIPT }
  }
  if (name.endsWith('.mjs')) {
    return { html: `(self.ran ??= []).push(${JSON.stringify(name)})`, headers: JAVASCRIPT }
  }
  if (name.endsWith('.svg')) {
    const html = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'
    return { html, headers: { ...JAVASCRIPT, 'content-type': 'image/svg+xml' } }
  }
  if (name.endsWith('.css')) {
    return { html: 'p { color: red }', headers: { ...JAVASCRIPT, 'content-type': 'text/css' } }
  }
  if (name.endsWith('.html')) return { html: '<!doctype html><title>A frame</title>' }
  if (name.endsWith('.txt')) return { html: 'text', headers: JAVASCRIPT }
  return undefined
}
