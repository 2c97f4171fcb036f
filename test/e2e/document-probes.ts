/* Probes of `native-probes.ts`: what happens in a document, in which order, and who hears of it. */

/** The reactions of custom elements, in order. */
export function reactions(): string[] {
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
export async function scripts(): Promise<string[]> {
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

/** What a page's own observer is told. */
export async function records(): Promise<string[]> {
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
export async function forms(): Promise<unknown[]> {
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
export function texts(): unknown[] {
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
