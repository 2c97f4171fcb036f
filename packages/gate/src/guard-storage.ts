import type { Id, Slice } from '@kvitto/core'
import { covers } from './covers.ts'
import { type Before, patch } from './patch.ts'
import type { Realm } from './realm.ts'

export interface StorageGuard {
  slice: Slice
  /** A service may run before it may store, in advanced mode: this asks for the latter. */
  allows(id: Id, isStoring: true): boolean
  /** `item` as in a slice's `stored`; `service` is '' where none names it. */
  onHeld(service: Id, item: string): void
  isReport: boolean
}

/** Lets scripts keep what is essential or agreed, by name; what starts with `kvitto` is ours. */
export function guardStorage(
  realm: Realm,
  { slice, allows, onHeld, isReport }: StorageGuard,
): void {
  const isHeld = (item: string): boolean => {
    const isMatch = (pattern: string) => covers(pattern, item)
    const services = slice.services.filter(({ stored = [] }) => stored.some(isMatch))
    if (
      /^.kvitto/.test(item) ||
      slice.essential.some(isMatch) ||
      services.some(({ id }) => allows(id, true))
    ) {
      return false
    }
    onHeld(services[0]?.id ?? '', item)
    return !isReport && (services.length > 0 || slice.holdUnlisted === true)
  }
  /** A call that names what is held is answered as if it had been done, or as it is where storage is blocked. */
  const refuse = (kind: string, result?: () => unknown): { before: Before } => ({
    before([item], self) {
      const name = (item as { name?: string }).name ?? String(item)
      const of = kind || (self === (realm.localStorage as object) ? 'l' : 's')
      return isHeld(of + name) ? [result?.()] : undefined
    },
  })
  patch(
    realm.CookieStore?.prototype,
    'set',
    refuse('c', async () => {}),
  )
  patch(realm.Storage.prototype, 'setItem', refuse(''))
  patch(
    realm.CacheStorage?.prototype,
    'open',
    refuse('x', () => Promise.reject(new DOMException())),
  )
  patch(realm.IDBFactory.prototype, 'open', {
    before(args) {
      // No database has the version 0: the call fails.
      if (isHeld(`i${args[0]}`)) args[1] = 0
      return undefined
    },
  })
  patch(
    realm.Document.prototype,
    'cookie',
    {
      before([cookie]) {
        const [, name, rest = ''] = /^\s*([^=;]*)(.*)/.exec(String(cookie)) as RegExpExecArray
        // What ends a cookie may do so.
        return !/max-age=[0-]|1970/i.test(rest) && isHeld(`c${name?.trim()}`)
          ? [undefined]
          : undefined
      },
    },
    'set',
  )
}
