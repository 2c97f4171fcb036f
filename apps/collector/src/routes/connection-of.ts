import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Connection } from '../limits/client-address.ts'

/** Who asks, as far as the network tells. Only limits look at it; it is neither stored nor logged. */
export function connectionOf(c: Context): Connection {
  return {
    // A request without a socket is a test's.
    address: c.env?.incoming ? getConnInfo(c).remote.address : undefined,
    forwarded: c.req.header('x-forwarded-for'),
  }
}
