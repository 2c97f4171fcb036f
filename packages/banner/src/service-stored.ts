import type { Locale, Service, StorageKind } from '@kvitto/core'
import { formatDuration } from './format-duration.ts'
import type { PreferencesStrings } from './locales/strings.ts'

/** One thing that a service keeps on the device. */
export interface StoredItem {
  /** Exact, or a prefix ending in `*`. */
  name: string
  kind: 'cookie' | StorageKind
  /** ISO 8601 duration or `session`. */
  lifetime: string
  /** Set by another site over HTTP: a page cannot read or delete it. */
  thirdParty: boolean
}

export function storedItems({ cookies, storage }: Service): StoredItem[] {
  return [
    ...cookies.map(({ name, lifetime, thirdParty = false }) => ({
      name,
      kind: 'cookie' as const,
      lifetime,
      thirdParty,
    })),
    ...storage.map(({ name, kind, lifetime }) => ({ name, kind, lifetime, thirdParty: false })),
  ]
}

/** Its name, its kind and how long it stays, for people. */
export function describeItem(
  { name, kind, lifetime, thirdParty }: StoredItem,
  words: PreferencesStrings,
  locale: Locale,
): [name: string, kind: string, lifetime: string] {
  const cookie = thirdParty ? words.thirdPartyCookie : words.cookie
  return [
    name,
    kind === 'cookie' ? cookie : words.storage[kind],
    lifetime === 'session' ? words.session : formatDuration(lifetime, locale),
  ]
}
