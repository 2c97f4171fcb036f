import type { Id } from '@kvitto/core'
import { releaseScript } from './release-script.ts'

export interface GateOptions {
  /** Whether a purpose or service may run now. Asked again right before every release. */
  allows(id: Id): boolean
  /** A frame was taken out of the page; this inert element stands in its place. */
  onHeld(placeholder: HTMLElement, ids: Id[], frame: HTMLIFrameElement): void
  onError(error: unknown): void
  /** Nonce of the page's Content-Security-Policy, for released scripts. */
  nonce: string | undefined
}

export interface Gate {
  /** Releases what is allowed by now, scripts in document order; closes frames that no longer are. */
  update(): void
  /** A script ran that is no longer allowed: only a reload stops it. */
  mustReload(): boolean
}

const MARKED = '[data-kvitto]'

/**
 * Holds marked elements (`data-kvitto` = ids of purposes or services, all of which must be agreed)
 * until they are. Elements added later are met too. Never throws after it is open.
 */
export function openGate({ allows, onHeld, onError, nonce }: GateOptions): Gate {
  /** Open, or waiting in the queue. */
  const opened = new WeakSet<Element>()
  const frames = new WeakMap<Element, HTMLIFrameElement>()
  const ran: Element[] = []
  // One chain for the page: a script starts when the one before it has run.
  let queue = Promise.resolve<unknown>(undefined)

  // A mark without an id names nothing that could be agreed.
  const isAllowed = (element: Element) => idsOf(element).length > 0 && idsOf(element).every(allows)

  const visit = (element: Element) => {
    if (element instanceof HTMLIFrameElement) visitFrame(element)
    else if (opened.has(element) || !isAllowed(element)) return
    else if (element instanceof HTMLScriptElement) enqueue(element)
    else if (frames.has(element)) openFrame(element, frames.get(element) as HTMLIFrameElement)
    else load(element)
  }

  const enqueue = (held: HTMLScriptElement) => {
    opened.add(held)
    queue = queue
      .then(() => {
        // A withdrawal, or a script before this one, may have changed its fate.
        opened.delete(held)
        if (!held.isConnected || !isAllowed(held)) return
        ran.push(held)
        return releaseScript(held, nonce, (script) => opened.add(script))
      })
      .catch(onError)
  }

  const visitFrame = (frame: HTMLIFrameElement) => {
    if (opened.has(frame) && isAllowed(frame)) return
    opened.delete(frame)
    // Out of the page altogether: even an empty frame costs a browsing context, and Chromium ignores
    // a src that is set while the parser inserts it.
    frame.dataset.src ??= frame.getAttribute('src') ?? ''
    frame.removeAttribute('src')
    const placeholder = document.createElement('div')
    placeholder.dataset.kvitto = frame.dataset.kvitto as string
    // Its size from the start, so that nothing moves; without numbers there is none to set.
    placeholder.style.cssText = `max-width:100%;width:${frame.width}px;height:${frame.height}px`
    frames.set(placeholder, frame)
    frame.replaceWith(placeholder)
    if (isAllowed(frame)) openFrame(placeholder, frame)
    else onHeld(placeholder, idsOf(frame), frame)
  }

  const openFrame = (placeholder: Element, frame: HTMLIFrameElement) => {
    load(frame)
    placeholder.replaceWith(frame)
  }

  const load = (element: Element) => {
    opened.add(element)
    const src = element.getAttribute('data-src')
    if (src) element.setAttribute('src', src)
  }

  const visitAll = (root: ParentNode) => {
    try {
      if (root instanceof Element && root.matches(MARKED)) visit(root)
      root.querySelectorAll(MARKED).forEach(visit)
    } catch (error) {
      // A page's own names may hide the DOM's: `<input name="matches">` does in its form.
      onError(error)
    }
  }

  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        // A frame that its parent's record already took out is met again by its own.
        if (node.isConnected && node instanceof Element) visitAll(node)
      }
    }
  }).observe(document, { childList: true, subtree: true })

  return {
    update: () => visitAll(document),
    mustReload: () => !ran.every(isAllowed),
  }
}

function idsOf(element: Element): Id[] {
  return (element.getAttribute('data-kvitto') ?? '').split(/\s+/).filter(Boolean)
}
