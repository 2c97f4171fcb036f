import type { Id, Slice } from '@kvitto/core'
import { covers } from './covers.ts'
import { type OnCall, type OnResult, patch } from './patch.ts'
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
      set: (_, key, value) => isItemHeld(key) || Reflect.set(storage, key, value),
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
      const name = (item as { name?: string }).name ?? String(item)
      const of = kind || (self === nativeOf(realm.localStorage) ? 'l' : 's')
      return isHeld(of + name) ? [result?.()] : undefined
    },
  })
  patch(
    realm.CookieStore?.prototype,
    'set',
    refuse('c', async () => {}),
  )
  patch(realm, 'localStorage sessionStorage', { onResult: meet }, 'get')
  patch(realm.Storage.prototype, 'setItem', { ...refuse(''), of: nativeOf })
  patch(realm.Storage.prototype, 'getItem removeItem clear key', { of: nativeOf })
  patch(realm, 'StorageEvent', {
    onCall(args) {
      const init = args[1] as StorageEventInit
      if (init.storageArea) args[1] = { ...init, storageArea: nativeOf(init.storageArea) }
      return undefined
    },
  })
  patch(
    realm.StorageEvent.prototype,
    'storageArea',
    {
      onResult: (area) =>
        area && (area === nativeOf(realm.localStorage) ? realm.localStorage : realm.sessionStorage),
    },
    'get',
  )
  patch(
    realm.CacheStorage?.prototype,
    'open',
    refuse('x', () => Promise.reject(new DOMException())),
  )
  patch(realm.IDBFactory.prototype, 'open', {
    onCall(args) {
      // No database has the version 0: the call fails.
      if (isHeld(`i${args[0]}`)) args[1] = 0
      return undefined
    },
  })
  patch(realm.Document.prototype, 'cookie', {
    onCall([cookie]) {
      const [, name, rest = ''] = /^\s*([^=;]*)(.*)/.exec(String(cookie)) as RegExpExecArray
      // What ends a cookie may do so.
      return !/max-age=[0-]|1970/i.test(rest) && isHeld(`c${name?.trim()}`)
        ? [undefined]
        : undefined
    },
  })
}
