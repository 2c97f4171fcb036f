import type { Context } from 'hono'

/** Whether the client has this very version: weak forms count too, as proxies that compress make them. */
export function hasEtag(c: Context, etag: string): boolean {
  const known = c.req.header('if-none-match')?.split(',') ?? []
  return known.some((value) => value.trim().replace(/^W\//, '') === etag)
}
