import { Hono } from 'hono'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

/** For what starts, watches and balances collectors; nothing in the answers is secret. */
export function healthRoutes(deps: Deps) {
  return new Hono()
    .get('/healthz', (c) => {
      c.header('Cache-Control', 'no-store')
      return c.json({ alive: true })
    })
    .get('/readyz', async (c) => {
      c.header('Cache-Control', 'no-store')
      try {
        await deps.isReady()
      } catch (cause) {
        deps.reportError(cause)
        const message = 'expected a database that takes entries, and a key that signs; found none'
        throw new CollectorError('not_ready', message, { retryAfter: 5 })
      }
      return c.json({ ready: true })
    })
}
