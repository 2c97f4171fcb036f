import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { listen } from './listen.ts'
import { refuseConnection, refusedRequest } from './refuse-connection.ts'

/** As Node names them. */
export type Timeouts = Record<
  'headersTimeout' | 'requestTimeout' | 'keepAliveTimeout' | 'connectionsCheckingInterval',
  number
>

/** A client that sends slowly, or nothing, must not hold a connection for long. All in ms. */
const TIMEOUTS: Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
}
/** ms. A socket on which nothing moves, e.g. one that does not read its answer. */
const LONGEST_IDLE = 30_000
/** ms. What is still being sent when the collector is told to stop has this long to be whole. */
const LONGEST_UPLOAD = 1_000
/** ms. Less than what starts and stops programs wait for one, which is ten seconds with Docker. */
const LONGEST_ANSWER = 8_000

export interface AppServer {
  port: number
  /** Takes nothing new, answers every request that is whole, resolves when the last is answered. */
  stop(): Promise<void>
}

/** Serves the app. Rejects, with one clear line, where it cannot listen. */
export async function serveApp(
  deps: Deps,
  settings: Pick<Config, 'port' | 'host' | 'maxConnections'>,
  timeouts: Partial<Timeouts> = {},
): Promise<AppServer> {
  const app = createApp(deps)
  const answer = getRequestListener(app.fetch, {
    errorHandler: (error) => refusedRequest(deps, error),
  })
  // Without a Host, a request is refused where it is counted.
  const server = createServer({ ...TIMEOUTS, ...timeouts, requireHostHeader: false })
  const open = watchConnections(server, deps)
  server.on('request', answer)
  // Any other expectation than 100-continue may be ignored: RFC 9110 section 10.1.1.
  server.on('checkExpectation', answer)
  server.setTimeout(LONGEST_IDLE)
  if (settings.maxConnections) server.maxConnections = settings.maxConnections
  await listen(server, settings, { port: 'KVITTO_PORT', host: 'KVITTO_HOST' })
  const { port } = server.address() as AddressInfo
  return { port, stop: () => drain(server, open) }
}

/** Open sockets, each with the request that is being answered on it. */
type Open = Map<Socket, { request: IncomingMessage; response: ServerResponse } | undefined>

function watchConnections(server: Server, { metrics }: Deps): Open {
  const open: Open = new Map()
  metrics.watchConnections(() => open.size)
  server.on('connection', (socket) => {
    open.set(socket, undefined)
    socket.once('close', () => open.delete(socket))
  })
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    open.set(socket, { request, response })
    response.once('close', () => {
      if (!socket.destroyed) open.set(socket, undefined)
    })
  }
  server.on('request', onRequest)
  server.on('checkExpectation', onRequest)
  server.on('drop', () => metrics.connectionRefused('limit'))
  server.on('connect', (_request, socket) => refuse(new Error('CONNECT'), socket as Socket))
  server.on('clientError', (error, socket) => refuse(error, socket as Socket))
  return open

  function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
    const isAnswered = open.get(socket)?.response.headersSent ?? false
    metrics.connectionRefused(refuseConnection(error, socket, isAnswered))
  }
}

async function drain(server: Server, open: Open): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const closeAfterAnswer = () => {
    for (const answering of open.values()) if (answering) answering.response.shouldKeepAlive = false
  }
  closeAfterAnswer()
  server.on('request', closeAfterAnswer)
  server.closeIdleConnections()
  const timers = [
    setTimeout(() => cutOff(open), LONGEST_UPLOAD),
    setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER),
  ]
  await closed
  for (const timer of timers) clearTimeout(timer)
}

/** Ends every connection but those whose request is whole and waits for its answer. */
function cutOff(open: Open): void {
  for (const [socket, answering] of open) if (!answering?.request.complete) socket.destroy()
}
