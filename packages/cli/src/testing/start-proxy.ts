import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TestProxy {
  url: string
  /** Paths (as an end) and what becomes of their bodies: what an operator could serve. */
  edits: Map<string, (body: Buffer) => Buffer | string>
  /** Paths (as an end) and the status that they get instead of their own. */
  statuses: Map<string, number>
  /** The collector behind it; can be changed. */
  target: string
  stop(): Promise<void>
}

/** Passes GETs on to a collector and edits its answers. */
export async function startProxy(target: string): Promise<TestProxy> {
  const server = createServer(async (request, response) => {
    const { authorization = '' } = request.headers
    const answer = await fetch(proxy.target + request.url, { headers: { authorization } })
    const body = Buffer.from(await answer.arrayBuffer())
    const edit = [...proxy.edits].find(([path]) => request.url?.endsWith(path))?.[1]
    const status = [...proxy.statuses].find(([path]) => request.url?.endsWith(path))?.[1]
    response.writeHead(status ?? answer.status)
    response.end(edit ? edit(body) : body)
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const proxy: TestProxy = {
    url: `http://localhost:${port}`,
    edits: new Map(),
    statuses: new Map(),
    target,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
