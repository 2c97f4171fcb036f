import type { Id } from '@kvitto/core'
import { eachFound, isAddress, MARKED, restoreAddresses, withhold } from './addresses.ts'
import type { Guard } from './open-guard.ts'
import { releaseScript } from './release-script.ts'
import { embedOf, placeholderOf, standAside, standIn } from './stand-in.ts'

export interface GateOptions {
  /** Whether a purpose or service may run now. Asked again right before every release. */
  allows(id: Id): boolean
  /** An embed was taken out of the page; this inert element stands in its place. */
  onHeld(placeholder: HTMLElement, ids: Id[], embed: HTMLElement): void
  onError(error: unknown): void
  /** Nonce of the page's Content-Security-Policy, for released scripts. */
  nonce: string | undefined
  /**
   * Opens what holds the rest; absent where only marks count. Where it gives none, nothing needs to be held by
   * now: asked again at each update.
   */
  guard?: ((onMarked: (element: Element) => void) => Guard | undefined) | undefined
}

export interface Gate {
  /** Releases what is allowed by now, scripts in document order; closes embeds that no longer are. */
  update(): void
  /** A script that is no longer allowed ran, or may have while there was no guard: only a reload stops it. */
  mustReload(): boolean
  /** Shows what stands behind a placeholder, for this page view, whatever was decided. */
  openOnce(placeholder: Element): void
  /** Ends that: from the next update on, what was opened once waits like everything else. */
  closeOnce(): void
}

/** In a placeholder: a template with a copy of what it stands for. */
const HELD_COPY = ':scope>[data-kvitto-held]'
const EMBEDS = /^(iframe|object|embed)$/

/**
 * Holds marked elements (`data-kvitto` = ids of purposes or services, all of which must be agreed), and
 * unmarked ones where there is a guard, until they are. Elements added later are met too. Never throws
 * after it is open.
 */
export function openGate({ allows, onHeld, onError, nonce, guard: openGuard }: GateOptions): Gate {
  /** Open, or waiting in the queue. */
  const opened = new WeakSet<Element>()
  let freed = new WeakSet<Element>()
  const ran: Element[] = []
  // One chain for the page: a script starts when the one before it has run.
  let queue = Promise.resolve<unknown>(undefined)

  const isAllowed = (element: Element) =>
    // A mark without an id names nothing that could be agreed.
    freed.has(element) || (idsOf(element).length > 0 && idsOf(element).every(allows))

  const visit = (element: Element) => {
    const copy = embedOf(element) ? null : element.querySelector<HTMLTemplateElement>(HELD_COPY)
    // Of a placeholder that the page copied: what it stands for is there once more.
    if (copy) element.replaceWith(copy.content.cloneNode(true))
    else if (EMBEDS.test(element.localName)) visitEmbed(element as HTMLElement)
    else release(element)
  }
  const release = (element: Element) => {
    if (opened.has(element) || !isAllowed(element)) return
    const embed = embedOf(element)
    if (element instanceof HTMLScriptElement) enqueue(element)
    else if (embed) openEmbed(element, embed)
    else open(element)
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
  const visitEmbed = (embed: HTMLElement) => {
    if (opened.has(embed) && isAllowed(embed)) return
    opened.delete(embed)
    // Out of the page altogether: even an empty frame costs a browsing context, and Chromium ignores
    // a src that is set while the parser inserts it.
    for (const { name, value } of [...embed.attributes]) {
      if (isAddress(embed, name)) withhold(embed, name, value)
    }
    // Where a script moves what waits, its placeholder goes with it.
    const own = placeholderOf(embed)
    if (own) standAside(embed)
    const placeholder = own ?? document.createElement('div')
    placeholder.dataset.kvitto = embed.dataset.kvitto as string
    if (!own) placeholder.style.cssText = boxOf(embed)
    standIn(placeholder, embed)
    if (isAllowed(embed)) openEmbed(placeholder, embed)
    else if (!own) onHeld(placeholder, idsOf(embed), embed)
  }
  const openEmbed = (placeholder: Element, embed: HTMLElement) => {
    const hasFocus = placeholder.contains(document.activeElement)
    standAside(embed)
    open(embed)
    placeholder.replaceWith(embed)
    // Whoever pressed its button goes on from here.
    if (hasFocus) embed.focus()
  }
  const open = (element: Element) => {
    opened.add(element)
    restoreAddresses(element)
  }
  /** What came in while it was allowed, or before there was a guard, and runs in a page of its own. */
  const arm = () => {
    if (!guard) {
      guard = openGuard?.(onMarked)
      observe()
    }
    if (guard) eachFound(document, 'iframe,object,embed', guard.meet)
  }
  const visitAll = (root: ParentNode) => {
    try {
      if (root instanceof Element) guard?.meet(root)
      else arm()
      eachFound(root, MARKED, visit)
    } catch (error) {
      // A page's own names may hide the DOM's: `<input name="matches">` does in its form.
      onError(error)
    }
  }

  const onMarked = (element: Element) => {
    // A placeholder's size is asked for: with it the browser would look at each style that waits here.
    meetAll(observer.takeRecords())
    const placeholder = placeholderOf(element)
    // It got another address while it waits, one that nobody holds.
    if (placeholder && !element.matches(MARKED)) openEmbed(placeholder, element as HTMLElement)
    else if (document.contains(element)) visitAll(element)
  }
  let guard: Guard | undefined
  const meetAll = (records: MutationRecord[]) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'attributes') guard?.cleanStyle(target as HTMLElement)
      for (const node of addedNodes) {
        // An embed that its parent's record already took out is met again by its own.
        if (node.isConnected && node instanceof Element) visitAll(node)
      }
    }
  }
  const observer = new MutationObserver(meetAll)
  /** What the parser adds; what scripts add the guard tells, at a tenth of what a record costs. */
  const observe = () => {
    meetAll(observer.takeRecords())
    observer.disconnect()
    observer.observe(document, {
      // Parsed is what is `interactive` or `complete`; an element of this name says nothing.
      childList: !guard || !/e$/.test(document.readyState),
      subtree: true,
      ...(guard && { attributeFilter: ['style'] }),
    })
  }
  arm()
  const isFree = !guard
  document.addEventListener('readystatechange', observe)

  return {
    update() {
      visitAll(document)
      // In a shadow tree, or in no page yet.
      guard?.stillHeld().forEach((element) => {
        if (element.getRootNode() !== document) release(element)
      })
    },
    mustReload: () => !ran.every(isAllowed) || (isFree && Boolean(guard)),
    openOnce(placeholder) {
      const embed = embedOf(placeholder)
      if (!embed) return
      freed.add(embed)
      guard?.excuse(embed)
      openEmbed(placeholder, embed)
    },
    closeOnce() {
      freed = new WeakSet()
    },
  }
}

/** Its size and place from the start, so that nothing moves; where it is not shown, what it says. */
function boxOf(embed: HTMLElement): string {
  const { offsetWidth, offsetHeight } = embed
  const { width, height } = embed as HTMLIFrameElement
  const { display, float, margin, verticalAlign, aspectRatio } = getComputedStyle(embed)
  return (
    'box-sizing:border-box;overflow:auto;max-width:100%;' +
    `width:${offsetWidth || width}px;height:${offsetHeight || height}px;margin:${margin};` +
    `float:${float};aspect-ratio:${aspectRatio};` +
    `vertical-align:${verticalAlign};display:${display.replace(/^inline$/, '$&-block')}`
  )
}

function idsOf(element: Element): Id[] {
  return (element.getAttribute('data-kvitto') ?? '').split(/\s+/).filter(Boolean)
}
