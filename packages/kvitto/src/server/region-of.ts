import type { VisitRequest } from './read-visit.ts'

/** Where well-known edges name the country that a request came from, and after a space the part of it. */
export const EDGE_HEADERS: readonly string[] = [
  'cf-ipcountry cf-region-code',
  'x-vercel-ip-country x-vercel-ip-country-region',
  'cloudfront-viewer-country cloudfront-viewer-country-region',
  'x-appengine-country',
]

/**
 * The region that the site's own edge names, as ISO 3166 writes it: the part of a country where the
 * policy has a rule for it, else the country; undefined where the edge names none. A visitor who makes up
 * the header chooses a rule for that visitor alone.
 */
export function regionOf(
  { header }: Pick<VisitRequest, 'header'>,
  headers: readonly string[],
  regions: Record<string, unknown> = {},
): string | undefined {
  for (const names of headers) {
    const [country = '', part = ''] = names.split(' ').map((name) => header(name)?.toUpperCase())
    // Edges write XX where they do not know, and T1 for Tor.
    if (!/^[A-Z]{2}$/.test(country) || country === 'XX') continue
    const region = `${country}-${part}`
    return Object.hasOwn(regions, region) ? region : country
  }
  return undefined
}
