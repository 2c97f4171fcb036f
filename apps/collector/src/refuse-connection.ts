import type { Socket } from 'node:net'
import { CollectorError } from './collector-error.ts'
import type { Deps } from './deps.ts'

/** Why a connection brought no request that could be answered as one. */
export type ConnectionRefusal =
  | 'limit'
  | 'hung_up'
  | 'request_timeout'
  | 'headers_too_large'
  | 'request_malformed'

const STATUS: Partial<Record<ConnectionRefusal, string>> = {
  request_timeout: '408 Request Timeout',
  headers_too_large: '431 Request Header Fields Too Large',
  request_malformed: '400 Bad Request',
}

const HUNG_UP = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'HPE_INVALID_EOF_STATE']

/** Ends it with the answer that is still possible; says why. */
export function refuseConnection(
  { code = '' }: NodeJS.ErrnoException,
  socket: Socket,
  isAnswered: boolean,
): ConnectionRefusal {
  const refusal = refusalOf(code)
  const status = STATUS[refusal]
  if (status && socket.writable && !isAnswered) socket.write(answerOf(status, refusal))
  socket.destroy()
  return refusal
}

function refusalOf(code: string): ConnectionRefusal {
  if (HUNG_UP.includes(code)) return 'hung_up'
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request_timeout'
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'request_malformed'
}

function answerOf(status: string, code: ConnectionRefusal): string {
  const message = `expected a whole HTTP request in time, found ${status.slice(4).toLowerCase()}`
  const body = JSON.stringify({ error: { code, message } })
  const headers = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  return `${headers.join('\r\n')}\r\n\r\n${body}`
}

/** The answer to a request that has no address, e.g. as it names no host. */
export function refusedRequest({ metrics, reportError }: Deps, error: unknown): Response {
  const isMalformed = Object(error).name === 'RequestError'
  if (!isMalformed) reportError(error)
  const { code, message } = isMalformed
    ? new CollectorError('request_malformed', 'expected an address and a host, found none')
    : new CollectorError('internal', 'internal error')
  metrics.rejected(code)
  const headers = { 'X-Content-Type-Options': 'nosniff' }
  return Response.json({ error: { code, message } }, { status: isMalformed ? 400 : 500, headers })
}
