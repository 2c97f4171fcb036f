import type { Id } from './policy.ts'

interface KnownAdapter {
  /** As the adapter's own `words`: left out, they are the site's; empty, it has none. */
  words?: Record<string, Id>
  /** The vendor has no state in which its tag runs unagreed: it can only be held. */
  isBasicOnly?: true
}

const NO_WORDS = { words: {} }

/** Every adapter of `@kvitto/services`, by name; a test there holds the two against each other. */
export const knownAdapters: Record<string, KnownAdapter> = {
  clarity: { words: { ad_Storage: 'marketing', analytics_Storage: 'analytics' } },
  google: {
    words: {
      ad_storage: 'marketing',
      ad_user_data: 'marketing',
      ad_personalization: 'marketing',
      analytics_storage: 'analytics',
      functionality_storage: 'functional',
      personalization_storage: 'functional',
      security_storage: 'essential',
    },
  },
  hotjar: { ...NO_WORDS, isBasicOnly: true },
  linkedin: { ...NO_WORDS, isBasicOnly: true },
  matomo: NO_WORDS,
  meta: NO_WORDS,
  // Opted out is a flag that it stores, and it stores nothing before it is given.
  mixpanel: { ...NO_WORDS, isBasicOnly: true },
  plausible: { ...NO_WORDS, isBasicOnly: true },
  posthog: NO_WORDS,
  segment: {},
  tiktok: NO_WORDS,
  uet: { words: { ad_storage: 'marketing' } },
  wp: {
    words: {
      functional: 'essential',
      preferences: 'functional',
      'statistics-anonymous': 'analytics',
      statistics: 'analytics',
      marketing: 'marketing',
    },
  },
}
