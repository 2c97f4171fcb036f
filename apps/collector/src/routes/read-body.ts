import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { CollectorError } from '../collector-error.ts'

/** Refuses a larger body, with and without a declared length. */
export function limitBody(kilobytes: number): MiddlewareHandler {
  const maxSize = kilobytes * 1024
  const onError = () => {
    throw new CollectorError('body_too_large', `expected at most ${kilobytes} KiB, found more`)
  }
  const limit = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) {
      // It reads the body itself. Errors of the handler do not pass here.
      return limit(c, next).catch(refuse)
    }
    // Hono looks at the body's stream first, and making one costs as much as checking a signature.
    if (!(Number(length) <= maxSize)) onError()
    await next()
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The body's text, strictly UTF-8. */
export async function readBody(c: Context): Promise<string> {
  return c.req
    .arrayBuffer()
    .then((bytes) => decoder.decode(bytes))
    .catch(refuse)
}

/** A client that hangs up half-way is its own fault, not an error of ours. */
function refuse(cause: unknown): never {
  if (cause instanceof CollectorError) throw cause
  const message = 'expected a whole body in UTF-8, found something else'
  throw new CollectorError('body_malformed', message, { cause })
}
