import type { Id, Slice } from '@kvitto/core'
import { covers } from './covers.ts'
import { type OnCall, type OnResult, patch, patchMembers } from './patch.ts'
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
  /** The browser's own storage behind the one that a page finds. */
  const natives = new WeakMap<object, object>()
  const proxies = new WeakMap<object, object>()
  const nativeOf = (storage: object) => natives.get(storage) ?? storage
  /** An item may be set as a property, of which no call tells. */
  const meet: OnResult = (found, _self, _args, name) => {
    const storage = found as object
    const known = proxies.get(storage)
    if (known) return known
    const isItemHeld = (key: string | symbol) => isHeld(name.charAt(0) + String(key))
    const proxy = new Proxy(storage, {
      get: (_, key) => Reflect.get(storage, key),
      defineProperty: (_, key, item) =>
        isItemHeld(key) || Reflect.defineProperty(storage, key, item),
    })
    proxies.set(storage, proxy)
    natives.set(proxy, storage)
    return proxy
  }
  /** A call that names what is held is answered as if it had been done, or as it is where storage is blocked. */
  const refuse = (kind: string, result?: () => unknown): { onCall: OnCall } => ({
    onCall([item], self) {
      const { name = String(item), expires } = item as Partial<CookieInit>
      // Ends a cookie.
      if (typeof expires === 'number' && expires < Date.now()) return undefined
      const of = kind || (self === nativeOf(realm.localStorage) ? 'l' : 's')
      return isHeld(of + name) ? [result?.()] : undefined
    },
  })
  patchMembers(
    realm,
    'CookieStore',
    'set',
    refuse('c', async () => {}),
  )
  patch(realm, 'localStorage sessionStorage', { onResult: meet }, 'get')
  patchMembers(realm, 'Storage', 'setItem', { ...refuse(''), behind: nativeOf })
  patchMembers(realm, 'Storage', 'getItem removeItem clear key', { behind: nativeOf })
  patch(realm, 'StorageEvent', {
    onCall(args) {
      const init = args[1] as StorageEventInit
      if (init.storageArea) args[1] = { ...init, storageArea: nativeOf(init.storageArea) }
      return undefined
    },
  })
  patchMembers(
    realm,
    'StorageEvent',
    'storageArea',
    {
      onResult: (area) =>
        area && (area === nativeOf(realm.localStorage) ? realm.localStorage : realm.sessionStorage),
    },
    'get',
  )
  patchMembers(
    realm,
    'CacheStorage',
    'open',
    refuse('x', () => Promise.reject(new DOMException())),
  )
  patchMembers(realm, 'IDBFactory', 'open', {
    onCall(args) {
      // No database has the version 0: the call fails.
      if (isHeld(`i${args[0]}`)) args[1] = 0
      return undefined
    },
  })
  patchMembers(realm, 'Document', 'cookie', {
    onCall([cookie]) {
      const text = String(cookie)
      const [name = ''] = text.split(/[=;]/)
      return !endsCookie(text) && isHeld(`c${name.trim()}`) ? [undefined] : undefined
    },
  })
}

/**
 * Whether this cookie is only ended by all that it says of its time: of several, RFC 6265 §5.3 has an age
 * before a date, and libsoup the last.
 */
function endsCookie(cookie: string): boolean | undefined {
  return cookie
    .match(/;\s*(max-age|expires)[^;]*/gi)
    ?.every(
      (time) =>
        /age=(0|-\d+) *$/i.test(time) ||
        Date.parse(time.split(/s=(?=.+GMT)/i)[1] as string) < Date.now(),
    )
}
