/* Probes of `native-probes.ts`: calls of the browser’s functions, bad ones and good ones. */

/** What bad calls throw or reject with. */
export async function errors(): Promise<string[]> {
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
export async function results(): Promise<unknown[]> {
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
