import type { Adapter, Signals } from './adapter.ts'

interface WpConsentApi {
  wp_consent_type?: string
  wp_has_consent?: (category: string) => boolean
  wp_set_consent?: (category: string, value: 'allow' | 'deny') => void
}

/**
 * WP Consent API, by which plugins of WordPress ask before they store. Without a consent type it would
 * allow everything. Only what differs is set: a category without a decision keeps no cookie.
 * https://wordpress.org/plugins/wp-consent-api/
 */
export function wp(): Adapter {
  const page = window as WpConsentApi
  let told: Signals = {}
  const tell = () => {
    for (const [category, signal] of Object.entries(told)) {
      if (page.wp_has_consent?.(category) !== (signal === 'granted')) {
        page.wp_set_consent?.(category, signal === 'granted' ? 'allow' : 'deny')
      }
    }
  }
  return {
    words: {
      functional: 'essential',
      preferences: 'functional',
      'statistics-anonymous': 'analytics',
      statistics: 'analytics',
      marketing: 'marketing',
    },
    start(words) {
      page.wp_consent_type = 'optin'
      told = words
      const announce = () => {
        document.dispatchEvent(new CustomEvent('wp_consent_type_defined'))
        tell()
      }
      // The plugin's own script may come anywhere in the page.
      if (document.readyState === 'loading') addEventListener('DOMContentLoaded', announce)
      else announce()
    },
    update(words) {
      told = words
      tell()
    },
  }
}
