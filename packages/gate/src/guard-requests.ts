import type { Hold } from './hold-addresses.ts'
import { type Hook, patch } from './patch.ts'
import type { Realm } from './realm.ts'

/** Addresses that every browser refuses by itself, in the way of a network error, without asking anybody. */
const NOWHERE = 'blob:null/'
// Port 1 is on the list of bad ports: https://fetch.spec.whatwg.org/#bad-port
const BAD_PORT = '://localhost:1'

/** Meets every call by which scripts ask for something without an element. */
export function guardRequests(realm: Realm, { clean }: Hold): void {
  const blobs = new WeakSet<object>()
  const blobUrls = new Set<unknown>()
  const isHeld = (value: unknown) => {
    const address = String((value as Request)?.url ?? value)
    return blobUrls.has(address) || clean(address) !== address
  }
  const redirect = (index: number, to: string): Hook => ({
    before(args): undefined {
      if (isHeld(args[index])) args[index] = to
    },
  })
  const refuse = (result: unknown): Hook => ({
    before: ([address]) => (isHeld(address) ? [result] : undefined),
  })
  const css: Hook = {
    before(args): undefined {
      for (const index of args.keys()) args[index] = clean(args[index])
    },
  }
  patch(realm, 'fetch Worker SharedWorker EventSource', redirect(0, NOWHERE))
  patch(realm, 'WebSocket', redirect(0, `wss${BAD_PORT}`))
  patch(realm, 'WebTransport', redirect(0, `https${BAD_PORT}`))
  patch(realm, 'open', refuse(null))
  patch(realm, 'FontFace', css)
  patch(realm.XMLHttpRequest.prototype, 'open', redirect(1, NOWHERE))
  patch(realm.Navigator.prototype, 'sendBeacon', refuse(false))
  patch(realm.ServiceWorkerContainer?.prototype, 'register', redirect(0, NOWHERE))
  patch(realm.CSSStyleSheet.prototype, 'insertRule addRule replace replaceSync', css)
  patch(realm.CSSStyleDeclaration.prototype, 'setProperty', css)
  patch(realm.CSSStyleDeclaration.prototype, 'cssText', css, 'set')
  // A worker made of text has natives of its own: it does not start where its text names what is held.
  patch(realm, 'Blob', {
    after(blob, _, [parts]) {
      if ((parts as unknown[]).some((part) => typeof part === 'string' && clean(part) !== part)) {
        blobs.add(blob as Blob)
      }
      return blob
    },
  })
  patch(realm.URL, 'createObjectURL', {
    after(url, _, [blob]) {
      if (blobs.has(blob as Blob)) blobUrls.add(url)
      return url
    },
  })
  patch(realm, 'RTCPeerConnection', {
    before(args): undefined {
      const servers = JSON.stringify(args[0]).replace(/(stun|turn)s?:/g, 'https://')
      if (clean(servers) !== servers) args[0] = { ...(args[0] as object), iceServers: [] }
    },
  })
  patch(realm.HTMLFormElement.prototype, 'submit', {
    before: (_, form) => (isHeld(form.getAttribute('action')) ? [undefined] : undefined),
  })
  realm.addEventListener('submit', (event) => {
    const { target, submitter } = event
    const action =
      submitter?.getAttribute('formaction') ?? (target as Element).getAttribute('action')
    if (isHeld(action)) event.preventDefault()
  })
}
