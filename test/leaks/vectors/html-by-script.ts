import type { ScriptVector } from '../vector.ts'

/** Text that a script has parsed. */
export const htmlByScript: ScriptVector[] = [
  {
    id: 'document-write-script',
    alone: true,
    writes: true,
    moments: ['parsing'],
    run: (to) => document.write(`<script src="${to.js}"></${'script'}>`),
  },
  {
    id: 'document-write-img',
    alone: true,
    writes: true,
    moments: ['parsing'],
    run: (to) => document.writeln(`<img src="${to.gif}" alt="">`),
  },
  {
    id: 'document-write-in-pieces',
    alone: true,
    writes: true,
    moments: ['parsing'],
    run: (to) => {
      document.write('<scr', 'ipt src="')
      document.write(`${to.js}"></scr`)
      document.write('ipt>')
    },
  },
  {
    id: 'document-write-address-alone',
    alone: true,
    writes: true,
    moments: ['parsing'],
    run: (to) => {
      document.write('<script src="')
      document.write(to.js)
      document.write('"></scr', 'ipt>')
    },
  },
  {
    id: 'inner-html-detached-img',
    run: (to) => {
      document.createElement('div').innerHTML = `<img src="${to.gif}" alt="">`
    },
  },
  {
    id: 'inner-html-img',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = `<p><img src="${to.gif}" alt=""></p>`
    },
  },
  {
    id: 'inner-html-iframe',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = `<iframe src="${to.html}"></iframe>`
    },
  },
  {
    id: 'inner-html-handler',
    run: (to) => {
      document.createElement('div').innerHTML =
        `<img src="data:," alt="" onerror="new Image().src='${to.gif}'">`
    },
  },
  {
    id: 'inner-html-style',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = `<p style="background:url('${to.gif}')">One</p>`
    },
  },
  {
    id: 'outer-html',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.outerHTML = `<iframe src="${to.html}"></iframe>`
    },
  },
  {
    id: 'insert-adjacent-html',
    run: (to) =>
      document.body.insertAdjacentHTML('beforeend', `<iframe src="${to.html}"></iframe>`),
  },
  {
    id: 'set-html-unsafe',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      const html = `<div><template shadowrootmode="open"><img src="${to.gif}" alt=""></template></div>`
      // The engine's way to have declarative shadow trees in inserted text.
      ;(place as HTMLElement & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(html)
    },
  },
  {
    id: 'contextual-fragment',
    run: (to) => {
      const range = document.createRange()
      range.selectNode(document.body)
      document.body.append(range.createContextualFragment(`<script src="${to.js}"></script>`))
    },
  },
  {
    id: 'shadow-root-inner-html',
    run: (to) => {
      const host = document.body.appendChild(document.createElement('div'))
      host.attachShadow({ mode: 'closed' }).innerHTML = `<img src="${to.gif}" alt="">`
    },
  },
  {
    id: 'iframe-srcdoc-by-script',
    run: (to) => {
      const frame = document.createElement('iframe')
      frame.srcdoc = `<script src="${to.js}"></script>`
      document.body.append(frame)
    },
  },
  {
    id: 'exec-command-insert-html',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.contentEditable = 'true'
      place.textContent = 'Text'
      getSelection()?.selectAllChildren(place)
      document.execCommand('insertHTML', false, `<img src="${to.gif}" alt="">`)
    },
  },
  {
    id: 'exec-command-insert-image',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.contentEditable = 'true'
      place.textContent = 'Text'
      getSelection()?.selectAllChildren(place)
      document.execCommand('insertImage', false, to.gif)
    },
  },
  {
    id: 'markup-beside-a-script',
    run: (to) => {
      const script = document.body.appendChild(document.createElement('script'))
      script.insertAdjacentHTML('afterend', `<img src="${to.gif}" alt="">`)
    },
  },
  {
    id: 'body-set',
    // It takes with it what the other ways made.
    alone: true,
    note: 'how a page is exchanged for the next without a load',
    run: (to) => {
      const body = new DOMParser().parseFromString(`<img src="${to.gif}" alt="">`, 'text/html').body
      document.body = body as HTMLBodyElement
    },
  },
  {
    id: 'noscript-text-made-real',
    note: 'how lazy loaders bring pictures to life',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = `<noscript><img src="${to.gif}" alt=""></noscript>`
      place.innerHTML = place.firstElementChild?.textContent ?? ''
    },
  },
]
