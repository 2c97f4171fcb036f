import { Hono } from 'hono'
import { atMostEvery } from '../at-most-every.ts'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

/** For what starts, watches and balances collectors; nothing in the answers is secret. */
export function healthRoutes(deps: Deps) {
  // Anybody may ask as often as they like.
  const tell = atMostEvery(10_000, (error) => deps.reportError(error))
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
        tell(cause)
        const message = 'expected a database that takes entries, and a key that signs; found none'
        throw new CollectorError('not_ready', message, { retryAfter: 5 })
      }
      return c.json({ ready: true })
    })
}
