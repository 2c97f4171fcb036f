import type { KvittoSite } from './kvitto-site.ts'
import type { VisitRequest } from './read-visit.ts'

/**
 * Keeps an answer that depends on the cookie out of every cache that could give it to someone else, or to
 * the same person after a decision.
 */
export function keepPrivate(
  headers: Headers,
  { header }: Pick<VisitRequest, 'header'>,
  { slice, regionHeaders }: KvittoSite,
): void {
  const isUnstored = /\bno-store\b/i.test(headers.get('Cache-Control') ?? '')
  headers.set('Cache-Control', isUnstored ? 'private, no-store' : 'private, no-cache')
  headers.append('Vary', 'Cookie')
  // Service workers store whatever they are given, whoever it was for, and look at no cookie: the star
  // is what their caches refuse. Firefox has such a cache for their own scripts, and would start none.
  if (header('sec-fetch-dest') !== 'serviceworker') headers.append('Vary', '*')
  if (slice.regions) headers.append('Vary', regionHeaders.join(' ').replaceAll(' ', ', '))
  // Answered with 304 a browser goes on with the policy that it stored with the page.
  for (const name of ['ETag', 'Last-Modified', 'Expires']) headers.delete(name)
  for (const name of [...headers.keys()]) if (OTHER_CACHES.test(name)) headers.delete(name)
}

/**
 * Read by some caches instead of `Cache-Control`: RFC 9213 and what came before it, Akamai, LiteSpeed, and nginx, which
 * looks for a star only where `Vary` holds nothing else.
 */
const OTHER_CACHES = /(^|-)((cdn|litespeed)-cache|surrogate|edge)-control$|^x-accel-expires$/i
