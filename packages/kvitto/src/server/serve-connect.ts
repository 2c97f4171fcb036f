import { wantsRuled } from './answer-kind.ts'
import { LONGEST_REPORT } from './create-reports.ts'
import { keepPrivate } from './keep-private.ts'
import type { NodeResponse } from './on-head.ts'
import { onHead, writeHeaders } from './on-head.ts'
import type { Serving } from './serving.ts'
import { ownAnswer } from './serving.ts'
import { conditionsIn, type NodeRequest, visitRequest } from './visit-request.ts'
import { writeAnswer } from './write-answer.ts'

export interface ConnectRequest extends NodeRequest {
  /** What a parser before this one made of the body. */
  body?: unknown
  readableEnded?: boolean
  on(event: 'data' | 'end', listener: (chunk: Uint8Array) => void): unknown
}

/** Middleware of Connect and Express: `app.use(kvitto.connect)`, before what makes pages. */
export function serveConnect(
  serving: Serving,
): (request: ConnectRequest, response: NodeResponse, next: () => void) => void {
  const { site, reports, visitOf } = serving
  return (request, response, next) => {
    const visit = visitOf(visitRequest(request))
    const own = ownAnswer(serving, visit)
    if (own === 'report') {
      readText(request, (text) => {
        reports.add(text)
        response.statusCode = 204
        response.end()
      })
      return
    }
    if (own === 'closed') {
      const headers = new Headers()
      keepPrivate(headers, visit.request, site)
      writeHeaders(response, headers)
      response.statusCode = 403
      response.end()
      return
    }
    if (wantsRuled(visit.request, site)) {
      for (const name of conditionsIn((each) => each in request.headers))
        delete request.headers[name]
    }
    onHead(response, (status, headers) => writeAnswer({ status, headers }, visit, site))
    next()
  }
}

/** Keeps no more than a report may have: anyone may send one. */
function readText(request: ConnectRequest, done: (text: string) => void): void {
  // Read already: nothing more will come.
  if (request.readableEnded) {
    const { body } = request
    const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body
    done(typeof text === 'string' ? text : (JSON.stringify(text) ?? ''))
    return
  }
  const decoder = new TextDecoder()
  let text = ''
  request.on('data', (chunk) => {
    if (text.length <= LONGEST_REPORT) text += decoder.decode(chunk, { stream: true })
  })
  request.on('end', () => done(text))
}
