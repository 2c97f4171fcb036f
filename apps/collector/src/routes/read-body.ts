import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { CollectorError } from '../collector-error.ts'

/** Refuses a larger body, with and without a declared length. */
export function limitBody(kilobytes: number): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: kilobytes * 1024,
    onError: () => {
      throw new CollectorError('body_too_large', `expected at most ${kilobytes} KiB, found more`)
    },
  })
  // Without a declared length it reads the body itself. Errors of the handler do not pass here.
  return (c, next) => limit(c, next).catch(refuse)
}

/** The body's text, strictly UTF-8. */
export async function readBody(c: Context): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
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
