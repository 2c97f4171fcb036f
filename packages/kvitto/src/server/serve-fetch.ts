import { wantsRuled } from './answer-kind.ts'
import { LONGEST_REPORT } from './create-reports.ts'
import { keepPrivate } from './keep-private.ts'
import type { Serving } from './serving.ts'
import { ownAnswer } from './serving.ts'
import { conditionsIn, visitRequest } from './visit-request.ts'
import { writeAnswer } from './write-answer.ts'

export type FetchHandler<Rest extends unknown[]> = (
  request: Request,
  ...rest: Rest
) => Response | Promise<Response>

/** A handler of Fetch requests, with what the visitor decided. */
export function serveFetch<Rest extends unknown[]>(
  serving: Serving,
  handler: FetchHandler<Rest>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  const { site, reports, visitOf } = serving
  return async (request, ...rest) => {
    const visit = visitOf(visitRequest(request))
    const own = ownAnswer(serving, visit)
    if (own === 'report') {
      reports.add(await readText(request))
      return new Response(null, { status: 204 })
    }
    if (own === 'closed') {
      const headers = new Headers()
      keepPrivate(headers, visit.request, site)
      return new Response(null, { status: 403, headers })
    }
    const asked = wantsRuled(visit.request, site) ? withoutConditions(request) : request
    const response = await handler(asked, ...rest)
    // An upgraded connection, which Bun answers with nothing, or a network error that the handler passes on.
    if (!response || response.status < 200) return response
    const { status, statusText } = response
    const headers = new Headers(response.headers)
    writeAnswer({ status, headers }, visit, site)
    return new Response(response.body, { status, statusText, headers })
  }
}

function withoutConditions(request: Request): Request {
  const conditions = conditionsIn((name) => request.headers.has(name))
  if (conditions.length === 0) return request
  const headers = new Headers(request.headers)
  for (const name of conditions) headers.delete(name)
  return new Request(request, { headers })
}

/** Reads no more than a report may have: anyone may send one. */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder()
  const reader = request.body?.getReader()
  let text = ''
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return text
    text += decoder.decode(value, { stream: true })
    if (text.length <= LONGEST_REPORT) continue
    await reader?.cancel()
    return ''
  }
}
