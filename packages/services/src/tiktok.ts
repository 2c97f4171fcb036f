import type { Adapter } from './adapter.ts'

type Method = 'holdConsent' | 'grantConsent' | 'revokeConsent'
type Queue = [Method][] & Partial<Record<Method, () => void>>

/**
 * TikTok pixel: held from the start, then granted or revoked, by the methods that its base code lists.
 * What TikTok asks of sites: https://ads.tiktok.com/help/article/how-to-use-cookies-with-tiktok-pixel
 */
export function tiktok(): Adapter {
  return {
    words: {},
    start: () => call('holdConsent'),
    update: (_, isGiven) => call(isGiven ? 'grantConsent' : 'revokeConsent'),
  }
}

function call(method: Method): void {
  const page = window as { ttq?: Queue }
  page.ttq ??= []
  // Before its snippet has run, the queue knows no methods.
  if (page.ttq[method]) page.ttq[method]()
  else page.ttq.push([method])
}
