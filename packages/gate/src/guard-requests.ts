import type { Hold } from './hold-addresses.ts'
import { type OnCall, patch, patchMembers } from './patch.ts'
import type { Realm } from './realm.ts'

// https://fetch.spec.whatwg.org/#bad-port
const BAD_PORT = 's://localhost:1'

const PICTURES =
  'background backgroundImage borderImage borderImageSource listStyle listStyleImage mask maskImage cursor content'

/** Meets every call by which scripts ask for something without an element. */
export function guardRequests(
  realm: Realm,
  { clean, cleaner, forgetText, isHeld, mayName, remember }: Hold,
): void {
  const texts = new WeakMap<object, string>()
  // What every browser refuses by itself, in the way of a network error, without asking anybody.
  const nowhere = `blob:${location.origin}/`

  const isAnyHeld = (values: unknown) =>
    [values].flat().some((value) => isHeld(String((value as Request | null)?.url ?? value)))
  /** An address that is held becomes another, or the call has that result. */
  const instead = (other: unknown, index = 0): { onCall: OnCall } => ({
    onCall(args) {
      if (!isAnyHeld(args[index])) return undefined
      if (!other) return [other]
      args[index] = other
      // The only method that is sent there.
      if (index) args[0] = 'GET'
      return undefined
    },
  })
  patch(realm, 'fetch fetchLater Audio Worker SharedWorker EventSource', instead(nowhere))
  patch(realm, 'WebSocket', instead(`ws${BAD_PORT}`))
  patch(realm, 'WebTransport', instead(`http${BAD_PORT}`))
  patch(realm, 'open', instead(null))
  patchMembers(realm, 'XMLHttpRequest', 'open', instead(nowhere, 1))
  patchMembers(realm, 'Navigator', 'sendBeacon', instead(false))
  patchMembers(realm, 'Cache', 'addAll', instead([nowhere]))
  patchMembers(realm, 'ServiceWorkerContainer', 'register', instead(nowhere))
  patchMembers(realm, 'Cache', 'add', instead(nowhere))
  patchMembers(realm, 'Worklet', 'addModule', instead(nowhere))
  patch(realm, 'FontFace', cleaner)
  patchMembers(realm, 'CSSStyleSheet', 'insertRule addRule replace replaceSync', cleaner)
  patchMembers(realm, 'StylePropertyMap', 'set append', cleaner)
  patchMembers(realm, 'CSSStyleDeclaration', 'cssText setProperty', cleaner)
  // Chromium has these on each object, where nothing can meet them before the attribute changes.
  patch(Object.getPrototypeOf(new realm.Image().style), PICTURES, cleaner)
  /** Settings that name what is held become those that name nothing. */
  const settings = (none: unknown) => ({
    onCall(args: unknown[]): undefined {
      const text = JSON.stringify(args[0]).replace(/(stun|turn)s?:/g, 'https://')
      if (clean(text) !== text) args[0] = none
    },
  })
  patchMembers(realm, 'Element', 'animate', settings(null))
  patchMembers(realm, 'RTCPeerConnection', 'setConfiguration', settings({}))
  patch(realm, 'RTCPeerConnection', settings({}))
  // A worker and a frame have natives of their own: what they are made of is known by its address.
  patch(realm, 'Blob', {
    onResult(blob, _, [parts]) {
      const text = (parts as unknown[]).filter((part) => typeof part === 'string').join('')
      if (mayName(text)) texts.set(blob as Blob, text)
      return blob
    },
  })
  patch(realm.URL, 'createObjectURL', {
    onResult(url, _, [blob]) {
      const text = texts.get(blob as Blob)
      if (text) remember(url as string, text)
      return url
    },
  })
  patch(realm.URL, 'revokeObjectURL', {
    onCall([url]) {
      forgetText(`${url}`)
      return undefined
    },
  })
  patchMembers(realm, 'HTMLFormElement', 'submit', {
    onCall: (_, form) => (isHeld(`${form.getAttribute('action')}`) ? [undefined] : undefined),
  })
  const stop = <E extends Event>(
    type: string,
    find: (event: E) => [Element | null | undefined, string],
  ) => {
    realm.addEventListener(type, (event) => {
      try {
        const [element, attribute] = find(event as E)
        if (element && isHeld(`${element.getAttribute(attribute)}`)) event.preventDefault()
      } catch {
        // A page may send events of these names to what is no element.
      }
    })
  }
  stop<SubmitEvent>('submit', ({ submitter, target }) => {
    const button = submitter?.closest('[formaction]')
    return button ? [button, 'formaction'] : [target as Element, 'action']
  })
  // A link is followed where its visitor wants, but not into a frame.
  stop('click', ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('a[target]:not([target^=_])')
    const isFramed =
      link &&
      [realm, realm.parent].some(({ document }) =>
        [...document.getElementsByName(link.target)].some((each) => 'contentWindow' in each),
      )
    return [isFramed ? link : null, 'href']
  })
}
