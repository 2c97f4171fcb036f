import type { Id, Slice } from '@kvitto/core'
import { covers } from './covers.ts'
import { type Hook, patch } from './patch.ts'
import type { Realm } from './realm.ts'

export interface StorageGuard {
  slice: Slice
  allows(id: Id): boolean
  /** `item` as in a slice's `stored`; `service` is '' where none names it. */
  onHeld(service: Id, item: string): void
  isReport: boolean
}

/** Lets scripts keep what is essential or agreed, by name; what is ours starts with `kvitto`. */
export function guardStorage(
  realm: Realm,
  { slice, allows, onHeld, isReport }: StorageGuard,
): void {
  const isHeld = (item: string): boolean => {
    const isMatch = (pattern: string) => covers(pattern, item)
    if (/^.kvitto/.test(item) || slice.essential.some(isMatch)) return false
    const keepers = slice.services.filter(({ stored = [] }) => stored.some(isMatch))
    if (keepers.some(({ id }) => allows(id))) return false
    onHeld(keepers[0]?.id ?? '', item)
    return !isReport && (keepers.length > 0 || slice.holdUnlisted === true)
  }
  const refuse = (kind: (self: object) => string, result: () => unknown): Hook => ({
    before: ([name], self) =>
      isHeld(kind(self) + ((name as { name?: string }).name ?? name)) ? [result()] : undefined,
  })
  const nothing = () => undefined
  const denied = () => new DOMException('expected consent, found none', 'SecurityError')
  patch(
    realm.Document.prototype,
    'cookie',
    {
      before([cookie]) {
        const text = String(cookie)
        // What ends a cookie may always do so.
        const isEnding = /;\s*(max-age=(0|-)|expires=\S+ 01.Jan.1970)/i.test(text)
        return !isEnding && isHeld(`c${text.split('=', 1)[0]?.trim()}`) ? [undefined] : undefined
      },
    },
    'set',
  )
  patch(
    realm.CookieStore?.prototype,
    'set',
    refuse(
      () => 'c',
      async () => {},
    ),
  )
  patch(
    realm.Storage.prototype,
    'setItem',
    refuse((self) => (self === realm.localStorage ? 'l' : 's'), nothing),
  )
  // The version 0 is refused by the browser itself: a call that fails at once.
  patch(realm.IDBFactory.prototype, 'open', {
    before(args): undefined {
      if (isHeld(`i${args[0]}`)) args[1] = 0
    },
  })
  patch(
    realm.CacheStorage?.prototype,
    'open',
    refuse(
      () => 'x',
      () => Promise.reject(denied()),
    ),
  )
}
