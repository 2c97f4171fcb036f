/**
 * Runs when code of the page first uses this global after it was set: by then the vendor's snippet has
 * filled it in, and nothing was called on it. For vendors whose snippet does nothing where it finds the
 * global there already. Where it is there already, it is in use.
 */
export function onFirstUse<T extends object>(name: string, run: (value: T) => void): void {
  let value: T | undefined = Reflect.get(window, name)
  if (value) {
    run(value)
    return
  }
  Object.defineProperty(window, name, {
    configurable: true,
    enumerable: true,
    get() {
      if (value) {
        Object.defineProperty(window, name, { value, writable: true })
        run(value)
      }
      return value
    },
    set(set: T | undefined) {
      value = set
    },
  })
}
