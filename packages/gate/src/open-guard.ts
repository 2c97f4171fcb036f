import type { Id, Slice } from '@kvitto/core'
import { blockImports } from './block-imports.ts'
import { guardElements } from './guard-elements.ts'
import { guardRequests } from './guard-requests.ts'
import { guardStorage } from './guard-storage.ts'
import { type Hold, holdAddresses } from './hold-addresses.ts'
import { matchService } from './match-service.ts'
import { nativeText, patch, patchMembers } from './patch.ts'
import type { Realm } from './realm.ts'

export interface GuardOptions {
  slice: Slice
  /** Base URL of the collector: never held. */
  collector: string
  /** Whether a service may run now. */
  allows(id: Id): boolean
  /** Something was held, or would be where the guard only reports; '' where no service names it. */
  onHeld(service: Id, what: string): void
  /** Nonce of the page's Content-Security-Policy. */
  nonce: string | undefined
}

export interface Guard extends Hold {
  /** Meets what came into the document before the browser goes on. */
  meet(element: Element): void
}

/**
 * Keeps what is not marked from services that are not allowed: what scripts do from now on, in this
 * window and in frames of its origin. What the parser meets comes through `meet`; what is marked and
 * comes in by a script goes to `onMarked`.
 */
export function openGuard(
  { slice, collector, allows, onHeld, nonce }: GuardOptions,
  onMarked: (element: Element) => void,
): Guard {
  const isReport = slice.guard === 'report'
  const matcher = matchService(slice, collector)
  // After the script that did it, like what the parser adds.
  const tell = (element: Element) => queueMicrotask(() => onMarked(element))
  const hold = holdAddresses({
    matcher,
    open: slice.open,
    allows,
    onHeld,
    onFreed: tell,
    isReport,
  })
  const entered = new WeakSet<object>()
  const enter = (found: unknown) => {
    try {
      const realm = ((found as Document | null)?.defaultView ?? found) as Realm | null
      if (realm && !entered.has(realm.Element)) guardRealm(realm)
    } catch {
      // A frame of another origin, which keeps its own.
    }
    return found
  }
  const guardRealm = (realm: Realm) => {
    entered.add(realm.Element)
    patchMembers(realm, 'Function', 'toString', nativeText)
    guardElements(realm, hold, { enter, onMarked: tell })
    guardRequests(realm, hold)
    guardStorage(realm, { slice, allows, onHeld, isReport })
    patchMembers(
      realm,
      'HTMLIFrameElement',
      'contentWindow contentDocument',
      { onResult: enter },
      'get',
    )
    patch(realm, 'open', { onResult: enter })
    // Where a frame goes cannot be met in any call; the page itself goes where its visitor wants.
    if (realm !== window) {
      realm.navigation?.addEventListener('navigate', (event) => {
        if (hold.isHeld(event.destination.url)) event.preventDefault()
      })
    }
  }
  enter(window)

  const meetScript = blockImports(matcher, hold, isReport ? () => true : allows, nonce)
  document.addEventListener('DOMContentLoaded', () => {
    try {
      meetScript()
    } catch {
      // A page's own names may hide the DOM's: there modules are not held.
    }
  })
  return {
    ...hold,
    meet(element) {
      if (element instanceof HTMLScriptElement) meetScript(element)
      hold.scan(element)
      if (element.shadowRoot) hold.scan(element.shadowRoot)
      if (element instanceof HTMLIFrameElement) enter(element.contentWindow)
    },
  }
}
