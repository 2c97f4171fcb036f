/*
 * What scripts of a page can find out about the browser's own, each as one function that runs in the page
 * and names nothing outside itself: with and without the guard it must find the same. A table.
 */
import { storage } from './storage-probe.ts'

/** Every member of every interface and of the window: flags, names, lengths and texts of functions. */
function members(): Record<string, string> {
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

/** What bad calls throw or reject with. */
async function errors(): Promise<string[]> {
  const div = document.createElement('div')
  const no = null as never
  const call = (method: (...args: never[]) => unknown, self?: unknown, ...args: unknown[]) =>
    Reflect.apply(method, self, args)
  const make = (Base: new (...args: never[]) => object, ...args: unknown[]) =>
    Reflect.construct(Base, args)
  const tries: (() => unknown)[] = [
    () => div.appendChild(no),
    () => call(div.appendChild, div),
    () => div.appendChild(div),
    () => div.appendChild('text' as never),
    () => div.insertBefore(document.createElement('p'), document.body),
    () => call(div.insertBefore, div),
    () => div.replaceChild(no, no),
    () => div.append(Symbol('x') as never),
    () => div.before(document),
    () => div.replaceChildren(document),
    () => div.insertAdjacentHTML('nowhere' as never, '<p>'),
    () => div.insertAdjacentElement('nowhere' as never, document.createElement('p')),
    () => call(div.setAttribute, div, 'a'),
    () => div.setAttribute('<', ''),
    () => div.setAttribute('src', Symbol('x') as never),
    () => div.setAttributeNS('http://www.w3.org/1999/xlink', 'a:b:c', ''),
    () => div.setAttributeNode(no),
    () => div.attributes.setNamedItem(no),
    () => call(div.getAttribute, div),
    () => div.getAttribute(Symbol('x') as never),
    () => Element.prototype.setAttribute.call(no, 'a', 'b'),
    () => Node.prototype.appendChild.call({} as never, div),
    () => Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')?.set?.call({}, ''),
    () => Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')?.get?.call(div),
    () => Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set?.call(div, 'a=b'),
    () => {
      new Image().src = Symbol('x') as never
    },
    () => {
      const { appendChild } = div
      return appendChild(document.createElement('p'))
    },
    () => call(fetch),
    () => fetch('http://['),
    () => fetch('/', { method: 'GET', body: 'x' }),
    () => fetch('unknown:x'),
    () => fetch.call({} as never, '/'),
    () => fetch(new Request('/', { method: 'POST', body: 'x' }), { method: 'GET' }),
    () => new WebSocket('http://['),
    () => make(WebSocket),
    () => new WebSocket('ws://localhost:1', ['a', 'a']),
    () => call(WebSocket as never, undefined, 'ws://localhost'),
    () => make(Worker),
    () => new Worker('http://['),
    () => call(Worker as never, undefined, '/'),
    () => new EventSource('http://['),
    () => make(Blob, 'x'),
    () => call(Blob as never),
    () => call(Audio as never),
    () => new FontFace('x', Symbol('x') as never),
    () => call(new XMLHttpRequest().open, new XMLHttpRequest()),
    () => new XMLHttpRequest().open('GET', 'http://['),
    () => new XMLHttpRequest().open('a b', '/'),
    () => call(navigator.sendBeacon, navigator),
    () => navigator.sendBeacon('http://['),
    () => navigator.sendBeacon('unknown:x'),
    () => URL.createObjectURL(no),
    () => call(localStorage.setItem, localStorage, 'a'),
    () => Storage.prototype.setItem.call({} as never, 'a', 'b'),
    () => call(indexedDB.open, indexedDB),
    () => indexedDB.open('basket', 0),
    () => caches.open(Symbol('x') as never),
    () => document.createRange().insertNode(no),
    () => call(Range.prototype.createContextualFragment, document.createRange()),
    () => document.adoptNode(document),
    () => document.importNode(document),
    () => document.adoptNode(no),
    () => new CSSStyleSheet().insertRule('{'),
    () => new CSSStyleSheet().insertRule('p {}', 9),
    () => call(div.style.setProperty, div.style),
    () => Function.prototype.toString.call({}),
    () => String(Object.create(fetch)),
  ]
  const found: string[] = []
  for (const one of tries) {
    let timing = 'throws'
    try {
      const result = one()
      timing = 'rejects'
      await (result instanceof Promise ? result : undefined)
      found.push(`${one}: nothing`)
    } catch (error) {
      const { name, message } = error as Error
      const kind =
        error instanceof DOMException ? 'DOMException' : error instanceof TypeError && 'TypeError'
      found.push(`${one}: ${timing} ${kind} ${name}: ${message}`)
    }
  }
  return found
}

/** What good calls return. */
async function results(): Promise<unknown[]> {
  const div = document.createElement('div')
  const first = document.createElement('p')
  const second = document.createElement('img')
  const node = document.createAttribute('title')
  const sheet = new CSSStyleSheet()
  const request = new XMLHttpRequest()
  const frame = document.createElement('iframe')
  const name = (value: unknown) =>
    value instanceof Node ? value.nodeName : value instanceof Promise ? 'promise' : String(value)
  const found = [
    div.appendChild(first) === first,
    div.insertBefore(second, first) === second,
    div.replaceChild(document.createTextNode('x'), second) === second,
    div.append(second, 'text'),
    div.prepend(),
    div.replaceChildren(first),
    first.before('a'),
    div.insertAdjacentElement('beforebegin', first),
    div.insertAdjacentElement('beforeend', first) === first,
    div.insertAdjacentHTML('beforeend', '<b>1</b>'),
    div.setAttribute('SRC', '/x'),
    div.outerHTML,
    div.setAttributeNode(node),
    div.getAttribute('title'),
    div.getAttribute('nothing'),
    div.attributes.setNamedItem(document.createAttribute('alt')),
    document.importNode(div, true) !== div,
    document.adoptNode(div) === div,
    document.createRange().createContextualFragment('<i>1</i>').childNodes.length,
    sheet.insertRule('p {}'),
    sheet.replaceSync('p {}'),
    sheet.replace('p {}'),
    request.open('GET', '/a.txt'),
    request.readyState,
    navigator.sendBeacon('/a.txt'),
    localStorage.setItem('basket', 1 as never),
    localStorage.getItem('basket'),
    indexedDB.open('basket').constructor.name,
    caches.open('basket'),
    fetch('/a.txt'),
    Object.prototype.toString.call(new Blob(['x'])),
    new Blob(['x']).constructor === Blob,
    new Audio().outerHTML,
    new Audio('/a.wav').getAttribute('src'),
    Object.assign(new Image(), { src: '/a.svg' }).src,
    Object.assign(document.createElement('a'), { href: '/b' }).href,
    document.body.appendChild(frame).contentWindow === frame.contentWindow,
    frame.contentDocument?.URL,
    Reflect.get(frame.contentWindow ?? {}, 'Function').prototype.toString.call(
      frame.contentWindow?.fetch,
    ),
    Function.prototype.toString.call(
      Reflect.get(frame.contentWindow ?? {}, 'Node').prototype.appendChild,
    ),
    Object.assign<Element, object>(document.createElement('p'), { textContent: null }).outerHTML,
    Object.assign<Element, object>(document.createElement('p'), { innerHTML: null }).outerHTML,
    Object.assign(document.createElement('p'), { textContent: 7 }).outerHTML,
    Object.assign(document.createElement('p'), { innerText: 'a\nb' }).outerHTML,
    Object.assign(document.createElement('style'), { textContent: 'p {}' }).outerHTML,
    Object.assign(document.createElement('script'), { text: '0' }).outerHTML,
  ].map(name)
  frame.remove()
  return found
}

/** The reactions of custom elements, in order. */
function customElements_(): string[] {
  const log: string[] = []
  class Probe extends HTMLElement {
    static observedAttributes = ['src', 'title']
    constructor() {
      super()
      log.push('made')
    }
    connectedCallback() {
      log.push(`in ${this.parentElement?.id} ${this.childElementCount}`)
    }
    disconnectedCallback() {
      log.push('out')
    }
    adoptedCallback() {
      log.push('adopted')
    }
    attributeChangedCallback(name: string, before: string, after: string) {
      log.push(`${name} ${before} ${after}`)
    }
  }
  customElements.define('kv-probe', Probe)
  const div = document.body.appendChild(document.createElement('div'))
  div.id = 'place'
  const element = document.createElement('kv-probe')
  log.push('set')
  element.setAttribute('src', '/a')
  element.setAttribute('src', '/b')
  element.title = 'c'
  element.setAttributeNS(null, 'title', 'd')
  log.push('append')
  div.append('x', element)
  log.push('move')
  div.insertBefore(element, div.firstChild)
  log.push('html')
  div.innerHTML = '<kv-probe src="/e"><b></b></kv-probe><kv-probe title="f"></kv-probe>'
  log.push('adopt')
  const foreign = document.implementation.createHTMLDocument()
  foreign.body.append(div.firstChild as Node)
  document.adoptNode(foreign.body.firstChild as Node)
  log.push('fragment')
  const fragment = document.createRange().createContextualFragment('<kv-probe title="g">')
  log.push(`${fragment.firstChild instanceof Probe}`)
  div.replaceChildren(fragment)
  log.push('new')
  div.append(new Probe())
  div.remove()
  return log
}

/** Scripts that a page adds: when each runs, as which element, and who hears of it. */
async function scripts(): Promise<string[]> {
  const log: string[] = []
  Object.assign(window, { ran: log, currents: log, probeLog: log })
  const add = (id: string, fill: (script: HTMLScriptElement) => void) =>
    new Promise<unknown>((resolve) => {
      const script = document.createElement('script')
      script.id = id
      script.async = false
      for (const type of ['load', 'error']) {
        script.addEventListener(type, () => resolve(log.push(`${type} ${id}`)))
      }
      script[id === 'late' ? 'onerror' : 'onload'] = () => log.push(`on ${id}`)
      fill(script)
      log.push(`before ${id}`)
      document.head.append(script)
      log.push(`after ${id}`)
      if (!script.src) resolve(0)
    })
  await add('late', (script) => {
    script.src = '/missing/nothing'
  })
  await Promise.all([
    add('inline', (script) => {
      script.textContent = "probeLog.push('in ' + document.currentScript.id)"
    }),
    add('text', (script) =>
      script.append(
        "probeLog.push('in ' + document.currentScript.id, document.currentScript.text.length)",
      ),
    ),
    add('own', (script) => {
      script.src = '/one.js'
    }),
    add('second', (script) => script.setAttribute('src', '/two.js')),
  ])
  return log
}

/** Classes of a page that extend the browser's. */
function classes(): unknown[] {
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
async function patches(): Promise<unknown[]> {
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

/** What a page's own observer is told. */
async function records(): Promise<string[]> {
  const div = document.body.appendChild(document.createElement('div'))
  const observer = new MutationObserver(() => {})
  observer.observe(div, { childList: true, subtree: true, attributes: true, characterData: true })
  const image = document.createElement('img')
  div.append('a', image, document.createElement('p'))
  image.src = '/a.svg'
  image.setAttribute('srcset', '/b.svg 2x')
  image.style.backgroundImage = 'url(/c.svg)'
  div.innerHTML = '<p><a href="/x">x</a></p>'
  div.insertAdjacentHTML('afterbegin', '<img src="/d.svg">')
  ;(div.firstChild as Element).replaceWith('text')
  const { firstChild } = div
  if (firstChild) firstChild.nodeValue = 'other'
  await null
  const found = observer
    .takeRecords()
    .map(
      ({ type, target, addedNodes, removedNodes, attributeName }) =>
        `${type} ${target.nodeName} ${attributeName} +${[...addedNodes].map((node) => node.nodeName)} -${[...removedNodes].map((node) => node.nodeName)}`,
    )
  div.remove()
  return found
}

/** Forms, their controls and clicks, also where a page's own names hide the browser's. */
async function forms(): Promise<unknown[]> {
  const log: unknown[] = []
  const onError = (event: ErrorEvent) => log.push(`uncaught ${event.message}`)
  addEventListener('error', onError)
  const form = document.body.appendChild(document.createElement('form'))
  form.innerHTML = `<input name="getAttribute" value="1"><input name="action"><input type="checkbox" name="closest">
<input type="image" src="/a.svg" alt="x"><button formaction="/b" name="setAttribute">Go</button><a href="/c"><b>c</b></a>
<select name="append"><option selected>x</option></select><textarea name="querySelectorAll">y</textarea>`
  form.onsubmit = (event) => {
    log.push(`submit ${event.submitter?.localName} ${event.defaultPrevented}`)
    event.preventDefault()
  }
  form.onclick = (event) => {
    log.push(`click ${(event.target as Element).localName} ${event.defaultPrevented}`)
    if ((event.target as Element).localName === 'b') event.preventDefault()
  }
  form.querySelector?.('button')
  for (const control of form.elements) (control as HTMLElement).click()
  HTMLFormElement.prototype.requestSubmit.call(form)
  ;(document.querySelector('form a b') as HTMLElement).click()
  log.push([...new FormData(form)].map(([name, value]) => `${name}=${value}`).join())
  form.elements.length && log.push(form.elements.length)
  for (const target of [window, document, document.createTextNode('x'), document.body]) {
    const type = target.constructor.name
    log.push(type, target.dispatchEvent(new Event('click', { bubbles: true })))
    if (target !== document.body) log.push(target.dispatchEvent(new Event('submit')))
  }
  const text = document.body.appendChild(document.createTextNode('x'))
  log.push(text.dispatchEvent(new MouseEvent('click', { bubbles: true })))
  text.remove()
  await new Promise((resolve) => setTimeout(resolve, 0))
  removeEventListener('error', onError)
  form.remove()
  return log
}

/** Text that a page writes and reads again. */
function texts(): unknown[] {
  const div = document.createElement('div')
  const found: unknown[] = []
  for (const html of [
    '<td>a</td>',
    '<script>0</script><b>x',
    '&amp;&#39;&lt;',
    '<template><p></template>',
    '<svg><a xlink:href="#x"/></svg>',
  ]) {
    div.innerHTML = html
    found.push(div.innerHTML)
    const row = document.createElement('tr')
    row.innerHTML = html
    found.push(row.innerHTML)
    div.textContent = html
    found.push(div.outerHTML)
  }
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'image')
  svg.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '/a.svg')
  found.push(svg.getAttribute('href'), svg.outerHTML, svg.href.baseVal)
  const link = Object.assign(document.createElement('link'), { rel: 'canonical', href: '/x' })
  found.push(link.outerHTML, link.href)
  const style = document.createElement('style')
  style.append('p { background: url(/x) }')
  found.push(style.outerHTML)
  div.style.backgroundImage = 'url("/x")'
  div.style.cssText += ';color: red'
  found.push(div.getAttribute('style'), div.style.length)
  return found
}

export const NATIVE_PROBES = {
  members,
  errors,
  results,
  customElements: customElements_,
  scripts,
  classes,
  patches,
  records,
  forms,
  texts,
  storage,
} satisfies Record<string, () => object>
