import { serveFetch } from './serve-fetch.ts'
import type { Serving } from './serving.ts'

/** Of Hono's context what is used here. */
export interface HonoContext {
  req: { raw: Request }
  get res(): Response
  set res(response: Response | undefined)
}

/** Middleware of Hono: `app.use(kvitto.hono)`, before what makes pages. */
export function serveHono(
  serving: Serving,
): (c: HonoContext, next: () => Promise<void>) => Promise<void> {
  return async (c, next) => {
    const serve = serveFetch(serving, async (request) => {
      c.req.raw = request
      await next()
      return c.res
    })
    const response = await serve(c.req.raw)
    // Hono adds the headers of the answer before to the one that takes its place.
    c.res = undefined
    c.res = response
  }
}
