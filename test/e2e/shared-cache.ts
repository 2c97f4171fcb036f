/** An answer as a cache keeps it. */
interface Stored {
  response: Response
  body: ArrayBuffer
  /** What the request had in each header that `Vary` names. */
  vary: [string, string | null][]
  freshUntil: number
}

export type Ask = (request: Request) => Promise<Response>

export interface SharedCache {
  ask: Ask
  /** Answers given without asking the server behind it. */
  hits(): number
  stored(): string[]
}

/**
 * A shared cache as RFC 9111 has it: stores what may be stored (section 3), selects by `Vary` (4.1), uses
 * what is fresh (4.2), asks again with `If-None-Match` where it is not (4.3). `ignoresVary`: as networks
 * for content do, which key by address alone.
 */
export function sharedCache(ask: Ask, { ignoresVary = false } = {}): SharedCache {
  const entries = new Map<string, Stored[]>()
  let hits = 0

  const select = (request: Request) =>
    (entries.get(request.url) ?? []).find(({ response, vary }) => {
      if (ignoresVary) return true
      const isAny = namesOf(response.headers.get('Vary')).includes('*')
      return !isAny && vary.every(([name, value]) => request.headers.get(name) === value)
    })

  const store = async (request: Request, response: Response) => {
    const names = namesOf(response.headers.get('Vary')).filter((name) => name !== '*')
    const stored: Stored = {
      response,
      body: await response.clone().arrayBuffer(),
      vary: names.map((name) => [name, request.headers.get(name)]),
      freshUntil: Date.now() + lifetimeOf(response.headers) * 1000,
    }
    const others = (entries.get(request.url) ?? []).filter((each) => each !== select(request))
    entries.set(request.url, [stored, ...others])
  }

  return {
    hits: () => hits,
    stored: () => [...entries.keys()],
    async ask(request) {
      if (request.method !== 'GET') return ask(request)
      const found = select(request)
      if (found && found.freshUntil > Date.now()) {
        hits++
        return answer(found)
      }
      const etag = found?.response.headers.get('ETag')
      const asked = new Request(request)
      if (etag) asked.headers.set('If-None-Match', etag)
      const response = await ask(asked)
      if (found && response.status === 304) {
        // Section 3.2: what came replaces what was stored.
        for (const [name, value] of response.headers) found.response.headers.set(name, value)
        found.freshUntil = Date.now() + lifetimeOf(found.response.headers) * 1000
        return answer(found)
      }
      if (mayStore(response)) await store(request, copyOf(response))
      return response
    },
  }
}

function mayStore({ status, headers }: Response): boolean {
  const control = controlOf(headers)
  if (status !== 200 || control.has('no-store') || control.has('private')) return false
  return lifetimeOf(headers) > 0 || headers.has('ETag')
}

function lifetimeOf(headers: Headers): number {
  const control = controlOf(headers)
  if (control.has('no-cache')) return 0
  const targeted = /max-age=(\d+)/.exec(headers.get('CDN-Cache-Control') ?? '')?.[1]
  const seconds = targeted ?? control.get('s-maxage') ?? control.get('max-age')
  if (seconds !== undefined) return Number(seconds)
  const expires = Date.parse(headers.get('Expires') ?? '')
  return Number.isNaN(expires) ? 0 : (expires - Date.now()) / 1000
}

function controlOf(headers: Headers): Map<string, string> {
  const texts = (headers.get('Cache-Control') ?? '').toLowerCase().split(',')
  return new Map(
    texts.map((text) => text.trim().split('=')).map(([name = '', value = '']) => [name, value]),
  )
}

function namesOf(vary: string | null): string[] {
  return (vary ?? '').split(',').flatMap((name) => (name.trim() ? [name.trim().toLowerCase()] : []))
}

function copyOf(response: Response): Response {
  const copy = response.clone()
  return new Response(copy.body, { status: copy.status, headers: new Headers(copy.headers) })
}

function answer({ response, body }: Stored): Response {
  return new Response(body, { status: response.status, headers: response.headers })
}
