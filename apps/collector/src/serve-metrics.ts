import { createServer, type Server } from 'node:http'
import { listen } from './listen.ts'
import type { Metrics } from './metrics.ts'

/**
 * On a port of its own, which no visitor reaches: `GET /metrics`, with whatever query. Rejects, with one clear line,
 * where it cannot listen.
 */
export async function serveMetrics(
  metrics: Metrics,
  place: { port: number; host: string },
): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    try {
      const text = await metrics.text()
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text)
    } catch {
      response.writeHead(503, { 'Retry-After': '5' }).end()
    }
  })
  await listen(server, place, { port: 'KVITTO_METRICS_PORT', host: 'KVITTO_METRICS_HOST' })
  return server
}
