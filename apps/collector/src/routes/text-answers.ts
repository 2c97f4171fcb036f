import type { Context } from 'hono'
import { acceptsBrotli } from './accepts-brotli.ts'
import { hasEtag } from './has-etag.ts'
import { keepBrotli } from './keep-brotli.ts'

export interface Text {
  body: string | Uint8Array<ArrayBuffer>
  /** SHA-256 of the body. */
  hash: string
}

/** Answers texts of one type: in brotli to who takes it, 304 to who has it. */
export function textAnswers(type: string) {
  const brotliOf = keepBrotli()
  return async (c: Context, { body, hash }: Text): Promise<Response> => {
    const isBrotli = acceptsBrotli(c.req.header('accept-encoding'))
    // Each encoding is a representation of its own: RFC 9110 section 8.8.3.
    const etag = isBrotli ? `"${hash}-br"` : `"${hash}"`
    c.header('ETag', etag)
    c.header('Vary', 'Accept-Encoding')
    if (hasEtag(c, etag)) return c.body(null, 304)
    c.header('Content-Type', type)
    if (!isBrotli) return c.body(body)
    c.header('Content-Encoding', 'br')
    return c.body(await brotliOf(hash, body))
  }
}
