import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ConsentState, formatState, type Mark, type Slice, sliceOf } from '@kvitto/core'
import { demoPolicy } from '@kvitto/example-script-tag/policy'
import { publishPolicy } from '@kvitto/receipt'

export type StrictSite = Awaited<ReturnType<typeof openStrictSite>>

/** A site of one purpose each for two third parties, each on a host of its own; and an essential third. */
export async function openStrictSite() {
  const parties = {
    analytics: await openParty(),
    functional: await openParty(),
    essential: await openParty(),
  }
  let listener: RequestListener = (_, response) => response.end()
  const site = createServer((request, response) => listener(request, response))
  const port = await listen(site, 'localhost')
  const published = await publishPolicy(policyOf(port, parties))
  const slice = sliceOf(published, { build: 'test' })
  return {
    origin: `http://localhost:${port}`,
    parties,
    published,
    slice,
    /** What every page load of the site gets from now on. */
    serve(next: RequestListener) {
      listener = (request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
        if (pathname !== '/decided') return next(request, response)
        response.setHeader('Set-Cookie', searchParams.getAll('set'))
        return response.end('decided')
      }
    },
    /** Where a browser gets a state cookie with these marks, and no other cookie of ours. */
    decided: (marks: Partial<Record<'analytics' | 'functional', Mark>>) =>
      `http://localhost:${port}/decided?set=${encodeURIComponent(`${stateCookie(slice, marks)}; Path=/`)}`,
    /** Third parties that were asked for anything since the last call. */
    asked(): string[] {
      return Object.entries(parties).flatMap(([name, { requests }]) =>
        requests.splice(0).length > 0 ? [name] : [],
      )
    },
    async close() {
      for (const server of [site, ...Object.values(parties).map((party) => party.server)]) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}

/** Elements by which a page asks a third party while it is parsed, and what they leave when they ran. */
export function asks(host: string, name: string): string {
  return `<script src="http://${host}/lib.js?${name}"></script>
<link rel="stylesheet" href="http://${host}/style.css">
<img src="http://${host}/pixel.gif" alt="">
<iframe src="http://${host}/frame" title="x"></iframe>
<script>fetch('http://${host}/data', {mode: 'no-cors'}).catch(() => {})</script>`
}

/** A page of the site: `head` comes first in its head. */
export function strictPage(site: StrictSite, head: string): string {
  const { analytics, functional, essential } = site.parties
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${head}
<title>A shop</title><link rel="icon" href="data:,"></head><body><h1>A shop</h1>
${asks(analytics.host, 'analytics')}
${asks(functional.host, 'functional')}
${asks(essential.host, 'essential')}
<script>window.shopRan = true</script></body></html>`
}

function stateCookie(
  slice: Slice,
  marks: Partial<Record<'analytics' | 'functional', Mark>>,
): string {
  const now = Math.floor(Date.now() / 1000)
  const purposes = Object.entries(marks).map(([id, mark]) => [
    id,
    { mark, meaning: slice.meanings[id]?.slice(0, 8) ?? '' },
  ])
  const state: ConsentState = {
    policyVersion: slice.policyVersion,
    decidedAt: now - 60,
    expiresAt: now + 86_400,
    receipt: 'R'.repeat(43),
    isPending: false,
    purposes: Object.fromEntries(purposes),
    services: {},
  }
  return `kvitto=${formatState(state)}`
}

type Party = Awaited<ReturnType<typeof openParty>>

async function openParty() {
  const requests: string[] = []
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests.push(request.url ?? '')
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const [type, body] = ANSWERS[pathname] ?? ['text/plain', '']
    response.setHeader('Content-Type', type)
    response.setHeader('Cache-Control', 'no-store')
    response.end(body.replace('NAME', search.slice(1)))
  })
  const port = await listen(server, '127.0.0.1')
  return { host: `127.0.0.1:${port}`, requests, server }
}

const ANSWERS: Record<string, [string, string]> = {
  '/lib.js': ['text/javascript', 'window.ran = [...(window.ran ?? []), "NAME"]'],
  '/style.css': ['text/css', ''],
  '/pixel.gif': ['image/gif', ''],
  '/frame': ['text/html', '<!doctype html>'],
}

function policyOf(port: number, parties: Record<'analytics' | 'functional' | 'essential', Party>) {
  const policy = demoPolicy({ sitePort: port, thirdPartyPort: 1 })
  const hosts: Record<string, string[]> = {
    stats: [parties.analytics.host, '/metrics/'],
    video: [parties.functional.host],
    basket: [parties.essential.host],
  }
  return {
    ...policy,
    services: policy.services.map((service) => ({ ...service, hosts: hosts[service.id] ?? [] })),
  }
}

async function listen(server: Server, host: string): Promise<number> {
  server.listen(0, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
