import type { Policy } from '@kvitto/core'
import type { PolicyWarning } from '@kvitto/core/adapter-warnings'
import { parse } from 'tldts'

/**
 * A cookie domain below which anybody may have a site, by https://publicsuffix.org: no browser keeps a cookie for all
 * of them.
 */
export function cookieDomainWarnings({ behaviour: { cookieDomain } }: Policy): PolicyWarning[] {
  if (cookieDomain === undefined) return []
  const { publicSuffix, isIcann, isPrivate } = parse(cookieDomain, { allowPrivateDomains: true })
  if (publicSuffix !== cookieDomain || !(isIcann || isPrivate)) return []
  const message = `${cookieDomain} is a public suffix, for which no browser keeps a cookie: visitors are asked on every page; name your own domain below it, or none`
  return [{ path: 'behaviour.cookieDomain', message }]
}
