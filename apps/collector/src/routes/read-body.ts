import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { CollectorError } from '../collector-error.ts'

/** Refuses a larger body, with and without a declared length. */
export function limitBody(kilobytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: kilobytes * 1024,
    onError: () => {
      throw new CollectorError('body_too_large', `expected at most ${kilobytes} KiB, found more`)
    },
  })
}

/** The body's text, strictly UTF-8. A client that hangs up half-way is its own fault, not an error of ours. */
export async function readBody(c: Context): Promise<string> {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return decoder.decode(await c.req.arrayBuffer())
  } catch (cause) {
    const message = 'expected a whole body in UTF-8, found something else'
    throw new CollectorError('body_malformed', message, { cause })
  }
}
