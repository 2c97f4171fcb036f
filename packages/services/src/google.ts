import type { Adapter } from './adapter.ts'

/**
 * Google Consent Mode v2, for gtag.js and Tag Manager.
 * https://developers.google.com/tag-platform/security/guides/consent
 *
 * No `wait_for_update`: what was decided earlier is told in the same tick, so tags wait for nothing. No
 * `url_passthrough`: it carries click ids in addresses where storing them was refused.
 */
export function google(): Adapter {
  return {
    words: {
      ad_storage: 'marketing',
      ad_user_data: 'marketing',
      ad_personalization: 'marketing',
      analytics_storage: 'analytics',
      functionality_storage: 'functional',
      personalization_storage: 'functional',
      security_storage: 'essential',
    },
    start(words) {
      gtag('consent', 'default', words)
      // While `ad_storage` is denied, no click ids go to Google either.
      gtag('set', 'ads_data_redaction', true)
    },
    update(words) {
      gtag('consent', 'update', words)
    },
  }
}

function gtag(..._command: unknown[]): void {
  const page = window as { dataLayer?: unknown[] }
  page.dataLayer ??= []
  // biome-ignore lint/complexity/noArguments: Google's tags take `arguments` for a command, an array for data
  page.dataLayer.push(arguments)
}
