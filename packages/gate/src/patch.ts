/** Meets a call before it happens; may change its arguments. What it returns in a list is the result instead. */
export type Before = (args: unknown[], self: Element, name: string) => [unknown] | undefined
/** Meets a result, and gives the one that the page gets. */
export type After = (result: unknown, self: Element, args: unknown[], name: string) => unknown

interface Hook {
  before?: Before
  after?: After
}

const undos: (() => void)[] = []

/**
 * Lets a hook meet every call of these members of `owner`: methods, constructors, or the getters or
 * setters of properties; members that it does not have are passed over. A proxy keeps what a page can
 * see of the native: name, length, `instanceof`, `[native code]`. A hook that throws is as if it were
 * not there.
 */
export function patch(
  owner: object | undefined,
  names: string,
  { before, after }: Hook,
  kind: 'get' | 'set' | 'value' = 'value',
): void {
  for (const name of names.split(' ')) {
    const found = owner && Object.getOwnPropertyDescriptor(owner, name)
    const native = found?.[kind]
    if (typeof native !== 'function' || !found?.configurable) continue
    const meet = (args: unknown[], self: Element, call: () => unknown): unknown => {
      let result: [unknown] | undefined
      try {
        result = before?.(args, self, name)
      } catch {}
      result ??= [call()]
      try {
        return after ? after(result[0], self, args, name) : result[0]
      } catch {
        return result[0]
      }
    }
    const proxy = new Proxy(native, {
      apply: (_, self, args) => meet(args, self, () => Reflect.apply(native, self, args)),
      construct: (_, args, target) =>
        meet(args, target as never, () => Reflect.construct(native, args, target)) as object,
    })
    Object.defineProperty(owner, name, { ...found, [kind]: proxy })
    undos.push(() => Object.defineProperty(owner, name, found))
  }
}

/** Puts every member back as it was found. */
export function restoreNatives(): void {
  for (const undo of undos.splice(0).reverse()) undo()
}
