import type { Id } from '@kvitto/core'
import { CARRYING, eachFound, isAddress, isAsking, withhold } from './addresses.ts'
import { type Matcher, resolve } from './match-service.ts'
import { trust } from './trusted-types.ts'

export interface HoldOptions {
  matcher: Matcher
  /** Ids that are never asked about. */
  open: Id[]
  /** Whether a service may be asked now. */
  allows(id: Id): boolean
  /** Something was kept from a service; '' where no service names the address. */
  onHeld(service: Id, address: string): void
  /** An element that waited may ask now: the page gave it another address. */
  onFreed(element: Element): void
  /** Tells, and holds nothing. */
  isReport: boolean
}

export type Hold = ReturnType<typeof holdAddresses>

/** An address as it stands in a script, a style, a list or an attribute. */
const TOKEN = /[^\s"'()<>`,;=]+/g
/** Spelt in one way only: `%` may stand for any letter of a host, a number for one with dots. */
const PLAIN = /^(?!.*:\/*\d|\/\/+\d)[\w ./:?=&#,;+-]*$/
/** Have more than one address in their value, or a text. */
const LIST = /srcset|srcdoc|ping|content/
/** Begins and ends outside of a tag. */
const WHOLE = /^[^>]*<.*>[^<]*$/s
/** A page with its body, which has its own place; its doctype. */
const PAGE = /^\s*(<!doctype[^>]*>)?.*<body\b/is
/** Takes the place of one in a text: an empty answer, without a request. */
const NOTHING = 'data:,'

/** Keeps addresses of services that are not allowed out of texts, and in `data-` attributes of elements. */
export function holdAddresses({ matcher, open, allows, onHeld, onFreed, isReport }: HoldOptions) {
  /** False for what may ask whatever was decided, undefined for what has another address by now. */
  const held = new WeakMap<Element, boolean | undefined>()
  let waiting: WeakRef<Element>[] = []
  /** What stands behind an address that the page made of a text. */
  const texts = new Map<string, string>()

  /** Asked while it was allowed. */
  const passed = new Set<Id>()

  /** A value as a page may use it where it stands for a text; itself where nothing in it is held. */
  const clean = (value: unknown, keep?: Set<Id>): unknown => {
    const text = String(value)
    if (!matcher.mayName(text)) return value
    const cleaned = text.replace(TOKEN, (token) => {
      const behind = texts.get(token)
      if (behind) return clean(behind, keep) === behind ? token : NOTHING
      const ids = matcher.servicesOf(token)
      const closed = ids?.filter((id) => !allows(id)) ?? []
      if (closed.length === 0) ids?.forEach((id) => void passed.add(id))
      for (const id of closed) {
        onHeld(id, token)
        if (!isReport) keep?.add(id)
      }
      return closed.length === 0 || isReport ? token : NOTHING
    })
    return cleaned === text ? value : cleaned
  }

  /** Marks an element as a site would, where a text names what is held. Tells whether it did. */
  const mark = (element: Element, text: string): boolean => {
    const ids = new Set<Id>()
    const own = element.getAttribute('data-kvitto') ?? ''
    // What the site itself says is essential is not asked about.
    if (held.get(element) !== false && !open.includes(own)) clean(text, ids)
    if (ids.size === 0) return false
    const all = new Set([...own.split(' ').filter(Boolean), ...ids])
    element.setAttribute('data-kvitto', [...all].join(' '))
    if (!held.has(element)) waiting.push(new WeakRef(element))
    held.set(element, true)
    return true
  }

  /** Takes an attribute's value away from the browser where it is held. Tells whether it did. */
  const hold = (element: Element, attribute: string, value: string): boolean => {
    const isHeld =
      isAddress(element, attribute) && mark(element, whose(value, LIST.test(attribute)))
    if (isHeld) withhold(element, attribute, value)
    else if (held.get(element) && isAddress(element, attribute)) forget(element, attribute, value)
    return isHeld
  }

  /**
   * What of a value says whose it is. Of one address that is not its query, which may name what it does not ask; of a list,
   * and of what is all content like `data:`, everything.
   */
  const whose = (value: string, isList?: boolean) => {
    // Unless it is plain, it is read as the browser does: against the page's base, however it is spelt.
    const isPlain = PLAIN.test(value) && !matcher.mayName(document.baseURI)
    const href = isPlain ? value : resolve(value)
    if (!isList && (isPlain || /^(http|ws)/.test(href))) return href.replace(/[?#].*/, '')
    return isPlain ? value : `${value} ${href}`
  }

  /** The page put another address in the place of the one that is held: that one is not wanted any more. */
  const forget = (element: Element, attribute: string, value: string): void => {
    const wanted = element.getAttribute(`data-${attribute}`)
    if (wanted === null || [wanted, NOTHING].includes(value)) return
    held.set(element, undefined)
    element.removeAttribute(`data-${attribute}`)
    element.removeAttribute('data-kvitto')
    onFreed(element)
  }

  const visit = (element: Element): void => {
    if (held.get(element) === false) return
    for (const name of element.getAttributeNames()) {
      const isHeld = hold(element, name, element.getAttribute(name) as string)
      // Firefox runs a script that has lost its address, unless it is none.
      if (isHeld && element.localName === 'script') stop(element)
    }
    cleanStyle(element as HTMLElement)
    if (element.localName === 'template') scan((element as HTMLTemplateElement).content)
    if (!isAsking(element)) return
    const { textContent } = element
    const type = element.getAttribute('type')
    if (type !== 'module') {
      const cleaned = clean(textContent)
      if (cleaned !== textContent) element.textContent = cleaned as string
    } else if (mark(element, textContent)) stop(element)
  }

  /** Makes data of a script that did not run yet. */
  const stop = (script: Element): void => {
    withhold(script, 'type', script.getAttribute('type') ?? '')
    script.setAttribute('type', 'text/plain')
  }

  /** Its style attribute: the browser looks at it when the script that set it has ended. */
  const cleanStyle = (element: HTMLElement): void => {
    const text = element.getAttribute('style')
    const cleaned = clean(text)
    if (cleaned !== text) element.style.cssText = cleaned as string
  }

  /** An element, a fragment or a shadow tree, before a browser meets it. */
  const scan = (root: ParentNode, selector = CARRYING) => eachFound(root, selector, visit)

  return {
    /** Whether what is asked for at one address is. */
    isHeld(address: string): boolean {
      const text = whose(address)
      return clean(text) !== text
    },
    mayName: matcher.mayName,
    /** What was let through into elements may not come into the page any more. */
    isWithdrawn: () => passed.size > 0 && ![...passed].every(allows),
    clean,
    /** Meets a call whose arguments are texts. */
    cleaner: {
      onCall(args: unknown[]): undefined {
        for (const index of args.keys()) args[index] = clean(args[index])
      },
    },
    cleanStyle,
    hold,
    scan,
    /** HTML as a page may have it parsed; only where `areScriptsRun` is held what its scripts ask for. */
    cleanHtml(html: unknown, areScriptsRun: boolean): unknown {
      const cleaned = clean(html)
      if (cleaned === html) return html
      // A page may write a tag in pieces, of which none tells whose its address is.
      if (areScriptsRun && !WHOLE.test(`${html}`)) return trust().createHTML(`${cleaned}`)
      const page = PAGE.exec(`${html}`)
      const inert = trust().createHTML(page ? `${html}` : `<template>${html}</template>`)
      const parsed = new DOMParser().parseFromString(inert, 'text/html')
      const template = parsed.querySelector('template') as HTMLTemplateElement
      const text = () =>
        page ? (page[1] ?? '') + parsed.documentElement.outerHTML : template.innerHTML
      const before = text()
      const selector = areScriptsRun ? CARRYING : CARRYING.replace('script,', '')
      scan(page ? parsed : template.content, selector)
      // A link names an address too: what is not held stays as the page wrote it.
      return text() === before ? html : trust().createHTML(text())
    },
    /** A text that the page can give an address. */
    remember: (address: string, text: string) => texts.set(address, text),
    forgetText: (address: string) => texts.delete(address),
    /** The element may ask, whatever was decided: for this page view. */
    excuse: (element: Element) => held.set(element, false),
    /** What a page reads of an address that it set. */
    readBack: (element: Element, attribute: string, found: unknown) =>
      (held.get(element) &&
        isAddress(element, attribute.toLowerCase()) &&
        element.getAttribute(`data-${attribute}`)) ||
      found,
    /** What is held, and still there. */
    stillHeld(): Element[] {
      waiting = waiting.filter((each) => each.deref())
      return waiting.map((each) => each.deref() as Element)
    },
  }
}
