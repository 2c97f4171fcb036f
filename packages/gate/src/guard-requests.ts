import type { Hold } from './hold-addresses.ts'
import { type Before, patch } from './patch.ts'
import type { Realm } from './realm.ts'

/** What every browser refuses by itself, in the way of a network error, without asking anybody. */
const NOWHERE = 'blob:null/'
// https://fetch.spec.whatwg.org/#bad-port
const BAD_PORT = 's://localhost:1'

/** Meets every call by which scripts ask for something without an element. */
export function guardRequests(realm: Realm, { clean }: Hold): void {
  /** Workers' texts, and their addresses. */
  const texts = new WeakSet<object>()
  const named = new Set<unknown>()

  const isHeld = (value: unknown) => {
    const address = String((value as Request | null)?.url ?? value)
    return named.has(address) || clean(address) !== address
  }
  /** An address that is held becomes another, or the call has that result. */
  const instead = (other: unknown, index = 0): { before: Before } => ({
    before(args) {
      if (!isHeld(args[index])) return undefined
      if (typeof other !== 'string') return [other]
      args[index] = other
      return undefined
    },
  })
  const css = {
    before(args: unknown[]): undefined {
      for (const index of args.keys()) args[index] = clean(args[index])
    },
  }
  patch(realm, 'fetch Worker SharedWorker EventSource', instead(NOWHERE))
  patch(realm, 'WebSocket', instead(`ws${BAD_PORT}`))
  patch(realm, 'WebTransport', instead(`http${BAD_PORT}`))
  patch(realm, 'open', instead(null))
  patch(realm.XMLHttpRequest.prototype, 'open', instead(NOWHERE, 1))
  patch(realm.Navigator.prototype, 'sendBeacon', instead(false))
  patch(realm.ServiceWorkerContainer?.prototype, 'register', instead(NOWHERE))
  patch(realm, 'FontFace', css)
  patch(realm.CSSStyleSheet.prototype, 'insertRule addRule replace replaceSync', css)
  patch(realm.CSSStyleDeclaration.prototype, 'setProperty', css)
  patch(realm.CSSStyleDeclaration.prototype, 'cssText', css, 'set')
  patch(realm, 'RTCPeerConnection', {
    before(args) {
      const servers = JSON.stringify(args[0]).replace(/(stun|turn)s?:/g, 'https://')
      if (isHeld(servers)) args[0] = {}
      return undefined
    },
  })
  // A worker has natives of its own: one whose text names what is held does not start.
  patch(realm, 'Blob', {
    after(blob, _, [parts]) {
      if ((parts as unknown[]).some((part) => typeof part === 'string' && isHeld(part))) {
        texts.add(blob as Blob)
      }
      return blob
    },
  })
  patch(realm.URL, 'createObjectURL', {
    after(url, _, [blob]) {
      if (texts.has(blob as Blob)) named.add(url)
      return url
    },
  })
  patch(realm.HTMLFormElement.prototype, 'submit', {
    before: (_, form) => (isHeld(form.getAttribute('action')) ? [undefined] : undefined),
  })
  realm.addEventListener('submit', (event) => {
    const source = event.submitter?.hasAttribute('formaction') ? event.submitter : event.target
    const { attributes } = source as Element
    if (
      isHeld((attributes.getNamedItem('formaction') ?? attributes.getNamedItem('action'))?.value)
    ) {
      event.preventDefault()
    }
  })
}
