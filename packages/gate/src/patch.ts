/** Meets a call before it happens; may change its arguments. What it returns in a list is the result instead. */
export type Before = (args: unknown[], self: Element, name: string) => [unknown] | undefined
/** Meets a result, and gives the one that the page gets. */
export type After = (result: unknown, self: Element, args: unknown[], name: string) => unknown

interface Hook {
  /** Quick: true where there is nothing to meet in a call with these first arguments. */
  skips?: (self: Element, first: unknown, second: unknown) => boolean
  /** What the native is called on, where a page has something else in its place. */
  of?: (self: object) => object
  before?: Before
  after?: After
}

type Native = (...args: unknown[]) => unknown

const textOf = Function.prototype.toString
const undos: (() => void)[] = []
/** What stands behind each function that a page finds instead of a native. */
const natives = new WeakMap<object, Native>()

/**
 * Lets a hook meet every call of these members of `owner`: methods, constructors, or the getters or
 * setters of properties; members that it does not have are passed over. What a page can see of the native
 * stays: its name, its length, its flags, and its text where `nativeText` is met. A hook that throws is as
 * if it were not there.
 */
export function patch(
  owner: object | undefined,
  names: string,
  { skips, of, before, after }: Hook,
  kind: 'get' | 'set' | 'value' = 'value',
): void {
  for (const name of names.split(' ')) {
    const found = owner && Object.getOwnPropertyDescriptor(owner, name)
    const native: Native | undefined = found?.[kind]
    if (typeof native !== 'function' || !found?.configurable) continue
    const meet = (self: unknown, args: unknown[], isMade?: boolean): unknown => {
      let result: [unknown] | undefined
      try {
        if (of) self = of(self as object)
        result = before?.(args, self as Element, name)
      } catch {}
      const answer = result
        ? result[0]
        : isMade
          ? Reflect.construct(native, args, self as never)
          : Reflect.apply(native, self, args)
      try {
        return after ? after(answer, self as Element, args, name) : answer
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
    for (const each of ['name', 'length']) {
      Object.defineProperty(own, each, { value: Reflect.get(native, each) })
    }
    natives.set(own, natives.get(native) ?? native)
    replace(owner, name, { ...found, [kind]: own })
    // What is made by it names it.
    const { prototype } = native
    const made = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')
    if (made?.value === native) replace(prototype, 'constructor', { ...made, value: own })
  }
}

function replace(owner: unknown, name: string, descriptor: PropertyDescriptor): void {
  const found = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor
  Object.defineProperty(owner, name, descriptor)
  undos.push(() => Object.defineProperty(owner, name, found))
}

/** For `Function.prototype.toString`. */
export const nativeText: Hook = {
  after: (text, self) => (natives.has(self) ? textOf.call(natives.get(self)) : text),
}

/** Puts every member back as it was found. */
export function restoreNatives(): void {
  for (const undo of undos.splice(0).reverse()) undo()
}
