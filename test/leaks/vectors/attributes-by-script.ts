import type { ScriptVector } from '../vector.ts'

/** Addresses that reach an element by another way than its property. */
export const attributesByScript: ScriptVector[] = [
  {
    id: 'set-attribute',
    run: (to) => document.createElement('img').setAttribute('src', to.gif),
  },
  {
    id: 'set-attribute-on-shown',
    run: (to) =>
      document.body.appendChild(document.createElement('iframe')).setAttribute('src', to.html),
  },
  {
    id: 'set-attribute-other-case',
    run: (to) => document.createElement('img').setAttribute('SRC', to.gif),
  },
  {
    id: 'set-attribute-srcset',
    run: (to) => document.createElement('img').setAttribute('srcset', `${to.gif} 1x`),
  },
  {
    id: 'set-attribute-ns',
    run: (to) => document.createElement('img').setAttributeNS(null, 'src', to.gif),
  },
  {
    id: 'set-attribute-node',
    run: (to) => {
      const attribute = document.createAttribute('src')
      attribute.value = to.gif
      document.createElement('img').setAttributeNode(attribute)
    },
  },
  {
    id: 'set-named-item',
    run: (to) => {
      const attribute = document.createAttribute('src')
      attribute.value = to.gif
      document.createElement('img').attributes.setNamedItem(attribute)
    },
  },
  {
    id: 'attribute-value',
    run: (to) => {
      const image = document.createElement('img')
      image.setAttribute('src', 'data:,')
      const attribute = image.getAttributeNode('src')
      if (attribute) attribute.value = to.gif
    },
  },
  {
    id: 'attribute-node-value',
    run: (to) => {
      const image = document.createElement('img')
      image.setAttribute('src', 'data:,')
      const attribute = image.getAttributeNode('src')
      if (attribute) attribute.nodeValue = to.gif
    },
  },
  {
    id: 'attribute-text-content',
    run: (to) => {
      const image = document.createElement('img')
      image.setAttribute('src', 'data:,')
      const attribute = image.getAttributeNode('src')
      if (attribute) attribute.textContent = to.gif
    },
  },
  {
    id: 'svg-href-base-value',
    run: (to) => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
      image.setAttribute('href', 'data:,')
      document.body.append(svg)
      svg.append(image)
      image.href.baseVal = to.gif
    },
  },
  {
    id: 'set-handler-attribute',
    run: (to) => {
      const image = document.createElement('img')
      image.setAttribute('onerror', `new Image().src='${to.gif}'`)
      image.src = 'data:,'
    },
  },
  {
    id: 'borrowed-setter',
    note: 'the setter of a new frame’s own realm, used on the page’s element',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      const src = Object.getOwnPropertyDescriptor(realm.HTMLImageElement.prototype, 'src')
      src?.set?.call(new Image(), to.gif)
    },
  },
  {
    id: 'borrowed-append',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      const script = document.createElement('script')
      realm.Element.prototype.setAttribute.call(script, 'src', to.js)
      realm.Node.prototype.appendChild.call(document.body, script)
    },
  },
  {
    id: 'script-text',
    note: 'a new inline script asks',
    run: (to) => {
      const script = document.createElement('script')
      script.text = `fetch('${to.text}').catch(() => {})`
      document.body.append(script)
    },
  },
  {
    id: 'script-data-address',
    run: (to) => {
      const script = document.createElement('script')
      script.src = `data:text/javascript,fetch('${to.text}').catch(()=>{})`
      document.body.append(script)
    },
  },
  {
    id: 'script-blob-address',
    run: (to) => {
      const code = new Blob([`fetch('${to.text}').catch(() => {})`], { type: 'text/javascript' })
      const script = document.createElement('script')
      script.src = URL.createObjectURL(code)
      document.body.append(script)
    },
  },
]
