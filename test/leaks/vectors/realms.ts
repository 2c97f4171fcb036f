import type { ScriptVector } from '../vector.ts'

/** Frames whose realm is fresh, and code that comes as text. */
export const realms: ScriptVector[] = [
  {
    id: 'blank-frame-fetch',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      return frame.contentWindow?.fetch(to.text)
    },
  },
  {
    id: 'blank-frame-saved-fetch',
    note: 'a native saved from a fresh frame, used after the frame is gone',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const native = frame.contentWindow?.fetch
      frame.remove()
      return native?.call(window, to.text)
    },
  },
  {
    id: 'blank-frame-by-html',
    note: 'the frame is made by innerHTML and found through window.frames',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = '<iframe></iframe>'
      const realm = window.frames[window.frames.length - 1]
      return realm?.fetch(to.text)
    },
  },
  {
    id: 'blank-frame-in-shadow',
    run: (to) => {
      const host = document.body.appendChild(document.createElement('div'))
      const frame = document.createElement('iframe')
      host.attachShadow({ mode: 'closed' }).append(frame)
      return frame.contentWindow?.fetch(to.text)
    },
  },
  {
    id: 'blank-frame-xhr',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      const request = new realm.XMLHttpRequest()
      request.open('GET', to.text)
      request.send()
    },
  },
  {
    id: 'blank-frame-beacon',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      return frame.contentWindow?.navigator.sendBeacon(to.text)
    },
  },
  {
    id: 'blank-frame-image',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      new realm.Image().src = to.gif
    },
  },
  {
    id: 'blank-frame-socket',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      return new realm.WebSocket(to.socket)
    },
  },
  {
    id: 'blank-frame-script',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const inner = frame.contentDocument
      const script = inner?.createElement('script')
      if (!inner || !script) return
      script.src = to.js
      inner.body.append(script)
    },
  },
  {
    id: 'blank-frame-write',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.contentDocument?.open()
      frame.contentDocument?.write(`<script src="${to.js}"></${'script'}>`)
      frame.contentDocument?.close()
    },
  },
  {
    id: 'blank-frame-eval',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      return realm.eval(`fetch('${to.text}')`)
    },
  },
  {
    id: 'blank-frame-nested',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const inner = frame.contentDocument?.createElement('iframe')
      if (inner) frame.contentDocument?.body.append(inner)
      return inner?.contentWindow?.fetch(to.text)
    },
  },
  {
    id: 'blob-frame',
    run: (to) => {
      const page = new Blob([`<script src="${to.js}"></script>`], { type: 'text/html' })
      const frame = document.createElement('iframe')
      frame.src = URL.createObjectURL(page)
      document.body.append(frame)
    },
  },
  {
    id: 'javascript-frame',
    run: (to) => {
      const frame = document.createElement('iframe')
      frame.src = `javascript:void fetch('${to.text}').catch(()=>{})`
      document.body.append(frame)
    },
  },
  {
    id: 'javascript-link',
    run: (to) => {
      const link = document.createElement('a')
      link.href = `javascript:void fetch('${to.text}').catch(()=>{})`
      document.body.append(link)
      link.click()
    },
  },
  {
    id: 'frame-location',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.contentWindow?.location.replace(to.html)
    },
  },
  {
    id: 'frame-location-href',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      if (frame.contentWindow) frame.contentWindow.location.href = to.html
    },
  },
  {
    id: 'timer-text',
    code: (to) => `setTimeout("fetch('${to.text}').catch(()=>{})", 0)`,
  },
  { id: 'new-function', code: (to) => `return new Function("return fetch('${to.text}')")()` },
  { id: 'eval', code: (to) => `return (0, eval)("fetch('${to.text}')")` },
  {
    id: 'handler-set-by-attribute',
    run: (to) => {
      const button = document.body.appendChild(document.createElement('button'))
      button.setAttribute('onclick', `fetch('${to.text}').catch(()=>{})`)
      button.click()
    },
  },
]
