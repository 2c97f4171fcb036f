import type { ScriptVector } from '../vector.ts'

/** A data table: the ways by which a script puts in what it made. */
export const insertionsByScript: ScriptVector[] = [
  {
    id: 'create-script',
    run: (to) => {
      const script = document.createElement('script')
      script.src = to.js
      document.body.append(script)
    },
  },
  {
    id: 'create-script-ns',
    run: (to) => {
      const script = document.createElementNS('http://www.w3.org/1999/xhtml', 'script')
      script.setAttribute('src', to.js)
      document.body.appendChild(script)
    },
  },
  {
    id: 'create-svg-script',
    run: (to) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      const script = document.createElementNS('http://www.w3.org/2000/svg', 'script')
      script.setAttribute('href', to.js)
      svg.append(script)
      document.body.append(svg)
    },
  },
  {
    id: 'insert-before-first-script',
    note: 'how the vendors’ own snippets do it',
    run: (to) => {
      const script = document.createElement('script')
      script.async = true
      script.src = to.js
      const first = document.getElementsByTagName('script')[0]
      first?.parentNode?.insertBefore(script, first)
    },
  },
  {
    id: 'append-then-src',
    run: (to) => {
      const script = document.createElement('script')
      document.body.append(script)
      script.src = to.js
    },
  },
  {
    id: 'fragment',
    run: (to) => {
      const fragment = document.createDocumentFragment()
      const script = document.createElement('script')
      script.src = to.js
      fragment.append(script)
      document.body.append(fragment)
    },
  },
  {
    id: 'clone-node',
    run: (to) => {
      const script = document.createElement('script')
      script.src = to.js
      document.body.append(script.cloneNode(true))
    },
  },
  {
    id: 'template-content',
    run: (to) => {
      const template = document.createElement('template')
      template.innerHTML = `<img src="${to.gif}" alt=""><script src="${to.js}"></script>`
      document.body.append(template.content.cloneNode(true))
    },
  },
  {
    id: 'template-import-node',
    run: (to) => {
      const template = document.createElement('template')
      template.innerHTML = `<iframe src="${to.html}"></iframe><script src="${to.js}"></script>`
      document.body.append(document.importNode(template.content, true))
    },
  },
  {
    id: 'replace-with',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('i'))
      const script = document.createElement('script')
      script.src = to.js
      place.replaceWith(script)
    },
  },
  {
    id: 'replace-child',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('i'))
      const script = document.createElement('script')
      script.src = to.js
      document.body.replaceChild(script, place)
    },
  },
  {
    id: 'replace-children',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('i'))
      const script = document.createElement('script')
      script.src = to.js
      place.replaceChildren(script)
    },
  },
  {
    id: 'prepend-before-after',
    run: (to) => {
      const make = () => {
        const script = document.createElement('script')
        script.src = to.js
        return script
      }
      const place = document.body.appendChild(document.createElement('i'))
      place.prepend(make())
      place.before(make())
      place.after(make())
    },
  },
  {
    id: 'insert-adjacent-element',
    run: (to) => {
      const script = document.createElement('script')
      script.src = to.js
      document.body.insertAdjacentElement('beforeend', script)
    },
  },
  {
    id: 'range-insert-node',
    run: (to) => {
      const script = document.createElement('script')
      script.src = to.js
      const range = document.createRange()
      range.selectNodeContents(document.body)
      range.insertNode(script)
    },
  },
  {
    id: 'shadow-root-append',
    run: (to) => {
      const host = document.body.appendChild(document.createElement('div'))
      const script = document.createElement('script')
      script.src = to.js
      host.attachShadow({ mode: 'closed' }).append(script)
    },
  },
  {
    id: 'custom-element',
    note: 'an element of the page’s own adds a script when it is connected',
    run: (to) => {
      const name = `x-${to.token}`
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback() {
            const script = document.createElement('script')
            script.src = to.js
            this.append(script)
          }
        },
      )
      document.body.append(document.createElement(name))
    },
  },
  {
    id: 'dom-parser-adopt',
    run: (to) => {
      const parsed = new DOMParser().parseFromString(`<img src="${to.gif}" alt="">`, 'text/html')
      const image = parsed.querySelector('img')
      if (image) document.body.append(document.adoptNode(image))
    },
  },
  {
    id: 'create-html-document',
    run: (to) => {
      const other = document.implementation.createHTMLDocument('')
      other.body.innerHTML = `<iframe src="${to.html}"></iframe>`
      document.body.append(...other.body.childNodes)
    },
  },
]
