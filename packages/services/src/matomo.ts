import type { Adapter } from './adapter.ts'

/**
 * Matomo, tracking consent: without it no request and no cookie. `setConsentGiven` is said on every page
 * and stores nothing; `forgetConsentGiven` keeps a cookie `mtm_consent_removed`.
 * https://developer.matomo.org/guides/tracking-consent
 */
export function matomo(): Adapter {
  return {
    words: {},
    start: () => push('requireConsent'),
    update: (_, isGiven) => push(isGiven ? 'setConsentGiven' : 'forgetConsentGiven'),
  }
}

function push(method: string): void {
  const page = window as { _paq?: unknown[] }
  page._paq ??= []
  page._paq.push([method])
}
