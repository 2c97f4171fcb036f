import type { Realm } from './realm.ts'

/** Meets a call before it happens; may change its arguments. What it returns in a list is the result instead. */
export type OnCall = (args: unknown[], self: Element, name: string) => [unknown] | undefined
/** Meets a result, and gives the one that the page gets. */
export type OnResult = (result: unknown, self: Element, args: unknown[], name: string) => unknown

interface Hook {
  /** Quick: true where there is nothing to meet in a call with these first arguments. */
  skips?: (self: Element, first: unknown, second: unknown) => boolean
  /** What the native is called on, where a page has something else in its place. */
  behind?: (self: object) => object
  onCall?: OnCall
  onResult?: OnResult
}

type Native = (...args: unknown[]) => unknown

const textOf = Function.prototype.toString
const undos: (() => void)[] = []
/** What stands behind each function that a page finds instead of a native. */
const natives = new WeakMap<object, Native>()

/**
 * Lets a hook meet every call of these members of `owner`: methods, constructors, and the setters of properties, or
 * their getters; members that it does not have are passed over. What a page can see of the native
 * stays: its name, its length, its flags, and its text where `nativeText` is met. A hook that throws is as
 * if it were not there.
 */
export function patch(
  owner: object = {},
  names: string,
  { skips, behind, onCall, onResult }: Hook,
  kind?: 'get',
): void {
  for (const name of names.split(' ')) {
    const found = Reflect.getOwnPropertyDescriptor(owner, name)
    const slot = kind ?? (found?.set ? 'set' : 'value')
    const native: Native | undefined = found?.[slot]
    if (typeof native !== 'function' || !found?.configurable) continue
    const meet = (self: unknown, args: unknown[], isMade?: boolean): unknown => {
      let result: [unknown] | undefined
      try {
        if (behind) self = behind(self as object)
        result = onCall?.(args, self as Element, name)
      } catch {}
      const answer = result
        ? result[0]
        : isMade
          ? Reflect.construct(native, args, self as never)
          : Reflect.apply(native, self, args)
      try {
        return onResult ? onResult(answer, self as Element, args, name) : answer
      } catch {
        return answer
      }
    }
    const own: Native = native.prototype
      ? new Proxy(native, {
          apply: (_, self, args) => meet(self, args),
          construct: (_, args, target) => meet(target, args, true) as object,
        })
      : // Like a native it has no prototype and constructs nothing, and costs a tenth of a proxy.
        {
          own(this: unknown, first: unknown, second: unknown) {
            let isSkipped: boolean | undefined
            try {
              isSkipped = skips?.(this as Element, first, second)
            } catch {}
            // biome-ignore lint/complexity/noArguments: a call that is skipped allocates nothing
            return isSkipped ? Reflect.apply(native, this, arguments) : meet(this, [...arguments])
          },
        }.own
    for (const each of ['name', 'length'] as const) {
      Reflect.defineProperty(own, each, { value: native[each] })
    }
    natives.set(own, natives.get(native) ?? native)
    replace(owner, name, { [slot]: own })
    // What is made by it names it.
    const { prototype } = native
    if (prototype?.constructor === native) replace(prototype, 'constructor', { value: own })
  }
}

/** Likewise what all objects of one of the realm's interfaces have; not every browser has each. */
export function patchMembers(
  realm: Realm,
  of: string,
  names: string,
  hook: Hook,
  kind?: 'get',
): void {
  patch(realm[of as 'Node']?.prototype, names, hook, kind)
}

/** What the change does not name stays as it is found: flags, and the other of a getter and a setter. */
function replace(owner: object, name: string, change: PropertyDescriptor): void {
  const found = Reflect.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor
  Reflect.defineProperty(owner, name, change)
  undos.push(() => Reflect.defineProperty(owner, name, found))
}

/** For `Function.prototype.toString`. */
export const nativeText: Hook = {
  onResult: (text, self) => (natives.has(self) ? textOf.call(natives.get(self)) : text),
}

/** Puts every member back as it was found. */
export function restoreNatives(): void {
  for (const undo of undos.splice(0).reverse()) undo()
}
