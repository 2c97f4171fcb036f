import type { Id } from '@kvitto/core'
import { asksByText, CARRYING, isAddress } from './addresses.ts'
import type { Matcher } from './match-service.ts'
import { trust } from './trusted-types.ts'

export interface HoldOptions {
  matcher: Matcher
  /** Whether a service may be asked now. */
  allows(id: Id): boolean
  /** Something was kept from a service; '' where no service names the address. */
  onHeld(service: Id, address: string): void
  /** Tells, and holds nothing. */
  isReport: boolean
}

export type Hold = ReturnType<typeof holdAddresses>

/** An address as it stands in a script, a style, a list or an attribute. */
const TOKEN = /[^\s"'()<>`,;=]+/g
/** Takes the place of one in a text: an empty answer, without a request. */
const NOTHING = 'data:,'

/** Keeps addresses of services that are not allowed out of texts, and in `data-` attributes of elements. */
export function holdAddresses({ matcher, allows, onHeld, isReport }: HoldOptions) {
  const held = new WeakSet<Element>()
  const free = new WeakSet<Element>()
  let waiting: WeakRef<Element>[] = []
  // Nothing that is parsed in it is asked for.
  const inert = document.implementation.createHTMLDocument()

  /** The service that an address is kept from; undefined where it may be asked. */
  const keeper = (address: string): Id | undefined => {
    const id = matcher.serviceOf(address)
    if (id === undefined || allows(id)) return undefined
    onHeld(id, address)
    return isReport ? undefined : id
  }

  /** A value as a page may use it where it stands for a text; itself where nothing in it is held. */
  const clean = (value: unknown, keep?: Set<Id>): unknown => {
    const text = String(value)
    if (!matcher.mayName(text)) return value
    const cleaned = text.replace(TOKEN, (token) => {
      const id = keeper(token)
      if (id === undefined) return token
      keep?.add(id)
      return NOTHING
    })
    return cleaned === text ? value : cleaned
  }

  /** Takes an attribute's value away from the browser. Tells whether it did. */
  const hold = (element: Element, attribute: string, value: string): boolean => {
    if (!isAddress(element, attribute) || free.has(element)) return false
    const ids = new Set<Id>()
    clean(value, ids)
    const isHeld = ids.size > 0
    if (isHeld) {
      mark(element, ids)
      element.setAttribute(`data-${attribute}`, value)
      element.removeAttribute(attribute)
    } else if (held.has(element)) element.removeAttribute(`data-${attribute}`)
    return isHeld
  }

  const mark = (element: Element, ids: Set<Id>) => {
    const own = element.getAttribute('data-kvitto') ?? ''
    element.setAttribute('data-kvitto', [...new Set([...own.split(' '), ...ids])].join(' ').trim())
    if (!held.has(element)) waiting.push(new WeakRef(element))
    held.add(element)
  }

  const visit = (element: Element): void => {
    for (const attribute of element.getAttributeNames()) {
      hold(element, attribute, element.getAttribute(attribute) as string)
    }
    cleanStyle(element as HTMLElement)
    if (element.localName === 'template') scan((element as HTMLTemplateElement).content)
    if (asksByText(element)) visitText(element)
  }

  /** Its style attribute: the browser looks at it when the script that set it has ended. */
  const cleanStyle = (element: HTMLElement): void => {
    const text = element.getAttribute('style')
    const cleaned = clean(text)
    if (cleaned !== text) element.style.cssText = cleaned as string
  }

  const visitText = (element: Element): void => {
    const ids = new Set<Id>()
    const cleaned = clean(element.textContent, ids)
    if (ids.size === 0) return
    if (element.getAttribute('type') !== 'module') element.textContent = cleaned as string
    else {
      mark(element, ids)
      element.setAttribute('type', 'text/plain')
      element.setAttribute('data-type', 'module')
    }
  }

  /** An element, a fragment or a shadow tree, before a browser meets it. */
  const scan = (root: ParentNode, selector = CARRYING): undefined => {
    if ('matches' in root && (root as Element).matches(selector)) visit(root as Element)
    root.querySelectorAll(selector).forEach(visit)
  }

  return {
    clean,
    cleanStyle,
    hold,
    scan,
    /** HTML as a page may have it parsed; only where `areScriptsRun` is held what its scripts ask for. */
    cleanHtml(html: unknown, areScriptsRun: boolean): unknown {
      if (clean(html) === html) return html
      const template = inert.createElement('template')
      template.innerHTML = trust().createHTML(String(html))
      scan(template.content, areScriptsRun ? CARRYING : CARRYING.replace('script,', ''))
      return trust().createHTML(template.innerHTML)
    },
    /** The element may ask, whatever was decided: for this page view. */
    release(element: Element): void {
      free.add(element)
    },
    isHeld: (element: Element) => held.has(element),
    /** What waits outside the document's own tree. */
    waiting(): Element[] {
      waiting = waiting.filter((each) => each.deref())
      return waiting.map((each) => each.deref() as Element)
    },
  }
}
