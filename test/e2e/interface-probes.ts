/* Probes of `native-probes.ts`: what the browser’s interfaces look like, and what a page builds on them. */

/** Every member of every interface and of the window: flags, names, lengths and texts of functions. */
export function members(): Record<string, string> {
  const found: Record<string, string> = {}
  const describeAll = (path: string, owner: object) => {
    for (const key of Reflect.ownKeys(owner)) {
      const flags = Object.getOwnPropertyDescriptor(owner, key) as PropertyDescriptor
      const functions = [flags.value, flags.get, flags.set].map((each) =>
        typeof each === 'function'
          ? `${each.name}/${each.length}/${Object.getOwnPropertyNames(each).sort()}/${Function.prototype.toString.call(each)}/${typeof each.prototype}/${each.prototype?.constructor === each}`
          : typeof each,
      )
      found[`${path}.${String(key)}`] =
        `${flags.writable} ${flags.enumerable} ${flags.configurable} ${functions}`
    }
  }
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value = Object.getOwnPropertyDescriptor(globalThis, name)?.value
    if (typeof value !== 'function' || !/\[native code]/.test(String(value))) continue
    describeAll(name, value)
    if (value.prototype) describeAll(`${name}.prototype`, value.prototype)
  }
  const own = Object.getOwnPropertyNames(globalThis).filter(
    (name) => !/^(kvitto|webkit.*|probe.*|\d+)$/.test(name),
  )
  for (const name of own) {
    const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(
      globalThis,
      name,
    ) as PropertyDescriptor
    found[`window.${name}`] = JSON.stringify([
      flags,
      typeof value,
      value?.name,
      get?.name,
      set?.name,
    ])
  }
  return found
}

/** Classes of a page that extend the browser's. */
export function classes(): unknown[] {
  const found: unknown[] = []
  const extend = (Base: new (...args: never[]) => object, args: unknown[]) => {
    class Own extends Base {
      own() {
        return 'own'
      }
    }
    const made = Reflect.construct(Own, args) as InstanceType<typeof Own>
    const other = Reflect.construct(Base, args, Own)
    const closing = made as { terminate?(): void; close?(): void }
    found.push([
      Base.name,
      made.own(),
      made instanceof Own,
      made instanceof Base,
      made.constructor === Own,
      other instanceof Own,
      Object.getPrototypeOf(Own) === Base,
      Base.prototype.constructor?.name,
      Reflect.construct(Base, args).constructor === Base.prototype.constructor,
      Object.prototype.toString.call(made),
      isConstructor(Node.prototype.appendChild),
    ])
    closing.terminate?.()
    closing.close?.()
  }
  const isConstructor = (each: unknown) => {
    try {
      // Asked for its prototype, a constructor is not called.
      return Boolean(Reflect.construct(Object, [], each as never))
    } catch {
      return false
    }
  }
  extend(Blob as never, [['x']])
  extend(Worker as never, ['/one.js'])
  extend(WebSocket as never, ['ws://localhost:1'])
  extend(EventSource as never, ['/missing/x'])
  extend(Audio as never, [])
  extend(XMLHttpRequest as never, [])
  extend(FontFace as never, ['x', 'url(/x)'])
  found.push(new Audio() instanceof HTMLAudioElement, new Audio() instanceof Audio)
  found.push(Reflect.construct(Blob, [['x']], class {}) instanceof Blob)
  return found
}

/** A page's own patches of what is patched already, and stacks of them. */
export async function patches(): Promise<unknown[]> {
  const log: unknown[] = []
  const owner = Node.prototype as unknown as Record<string, unknown>
  const native = owner.appendChild as (...args: unknown[]) => unknown
  // As zone.js does: the native kept under a name of its own, and called through it.
  owner.__zone_appendChild = native
  owner.appendChild = function (this: { __zone_appendChild: typeof native }, ...args: unknown[]) {
    log.push('mine')
    return this.__zone_appendChild(...args)
  }
  const div = document.createElement('div')
  log.push(div.appendChild(document.createElement('p')).nodeName)
  owner.appendChild = native
  delete owner.__zone_appendChild
  const { fetch: natural } = window
  window.fetch = new Proxy(new Proxy(natural, {}), {
    apply: (target, self, args) => {
      log.push(`fetch ${args[0]}`)
      return Reflect.apply(target, self, args)
    },
  })
  log.push((await window.fetch('/a.txt')).status, (await fetch('/b.txt')).status)
  window.fetch = natural
  log.push((await fetch.call(undefined as never, '/c.txt')).status)
  const call = Function.prototype.call.bind(native as never) as (...args: unknown[]) => Node
  log.push(call(div, document.createElement('i')).nodeName)
  log.push((native.bind(div)(document.createElement('b')) as Node).nodeName)
  const html = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') as PropertyDescriptor
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...html,
    set(this: Element, value) {
      log.push(`html ${value}`)
      html.set?.call(this, value)
    },
  })
  div.innerHTML = '<u>1</u>'
  Object.defineProperty(Element.prototype, 'innerHTML', html)
  log.push(div.innerHTML)
  const NativeBlob = Blob
  Object.assign(window, {
    Blob: class extends NativeBlob {
      own = true
    },
  })
  const blob = new Blob(['abc'])
  log.push('own' in blob, blob.size, blob instanceof NativeBlob, await blob.text())
  Object.assign(window, { Blob: NativeBlob })
  return log
}
