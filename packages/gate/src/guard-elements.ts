import { ADDRESSES, ASKING, eachFound, isAsking, MARKED } from './addresses.ts'
import type { Hold } from './hold-addresses.ts'
import { type OnCall, type OnResult, patchMembers } from './patch.ts'
import type { Realm } from './realm.ts'

/** Interfaces with what puts nodes into a place, or has text parsed there. */
const PLACES = 'Node Element Document DocumentFragment ShadowRoot CharacterData DocumentType Range'
/**
 * `HTML…Element` with addresses or text of their own; the last is the interface of all. By name: a browser makes an
 * interface when a script first looks at it, and to make them all takes it longer than what is done here.
 */
const ASKERS =
  'Anchor Area Body Embed Frame IFrame Image Input Link Media Meta Model Object Script Source Track Video '
const SINGLE = 'appendChild insertBefore replaceChild'
const INSERTIONS =
  'append prepend replaceChildren before after replaceWith insertAdjacentElement insertNode surroundContents importNode adoptNode'
const TEXTS = 'innerText text'
const PARSERS =
  'insertAdjacentHTML setHTMLUnsafe setHTML createContextualFragment write writeln innerHTML outerHTML'
/** Elements that ask when they are in a page, not when they get an address; or by what a page writes in them. */
const LATE = new Set(
  'script style link iframe frame object embed meta template image use'.split(' '),
)
const WATCHED = `iframe,frame,${MARKED}`
/** Markup with frames, whose windows are there at once, or with what is marked. */
const FRAMED = /<i?frame|data-kvitto/i
const PROPERTIES = `${ADDRESSES}imageSrcset href`

export interface InPage {
  enter(realm: Realm): void
  /** Came into the page by a script. */
  onMarked(element: Element): void
}

/** Meets every way in which scripts give elements addresses, and a page elements. */
export function guardElements(
  realm: Realm,
  { clean, cleaner, cleanHtml, hold, isHeld, isWithdrawn, mayName, readBack, scan }: Hold,
  { enter, onMarked }: InPage,
): void {
  const page = realm.document
  /** Known to be in the page; none where one may have come in the place of another. */
  let frames = 0
  /** A string, or a node of text or with nothing else in it. */
  const cleanText = (text: Node) => {
    if (!text.nodeType) return clean(text)
    const cleaned = clean(text.textContent)
    if (cleaned !== text.textContent) text.textContent = cleaned as string
    return text
  }
  /** What comes into the page by a script may be marked or a frame, or have one. */
  const come = (root: ParentNode) =>
    eachFound(root, WATCHED, (each) => {
      if (each.matches(MARKED)) onMarked(each)
      if (/frame/.test(each.localName)) frames = -1
    })
  const insert: OnCall = (args, self) => {
    for (const [index, node] of (args as Element[]).entries()) {
      if (node?.localName || node?.firstElementChild) {
        // What scripts made for this document was met when it got its addresses.
        if (node.ownerDocument !== page || LATE.has(node.localName) || isWithdrawn()) scan(node)
        if (self.isConnected !== false) come(node)
      } else if (node && isAsking(self)) args[index] = cleanText(node)
    }
    return undefined
  }
  const skipsInsert = (self: Element, first: unknown) => {
    const node = first as Element
    if (node.nodeType === Node.TEXT_NODE) return !isAsking(self)
    return (
      node.nodeType === Node.ELEMENT_NODE &&
      node.ownerDocument === page &&
      !LATE.has(node.localName) &&
      !isWithdrawn() &&
      // One out of the page is met again when it comes in.
      !(self.isConnected && (node.hasAttribute('data-kvitto') || node.querySelector(WATCHED)))
    )
  }
  const write = (args: unknown[], self: Element): undefined => {
    if (isAsking(self)) args[0] = clean(args[0])
  }
  const parse: OnCall = (args, self, name) => {
    // These two may write around the element.
    const isInside = !/Adj|outer/.test(name)
    if (isInside && /^(script|style)$/.test(self.localName)) return write(args, self)
    for (const index of args.keys()) args[index] = cleanHtml(args[index], !/HTML/.test(name))
    return undefined
  }
  const skipsParse = (self: Element, first: unknown, html = first) =>
    typeof html === 'string' && !isAsking(self) && !FRAMED.test(html) && !mayName(html)
  // Frames have a window at once.
  const enterFrames: OnResult = (result) => {
    if (frames !== realm.length) {
      frames = realm.length
      for (let index = 0; index < frames; index++) enter(realm[index] as Realm)
    }
    return result
  }
  const parsed: OnResult = (result, self, args, name) => {
    if (FRAMED.test(String(args))) come(self.parentNode ?? self)
    return enterFrames(result, self, args, name)
  }
  const set = (name: unknown, value: unknown, self: Element): [unknown] | undefined =>
    hold(self, `${name}`.toLowerCase(), `${value}`) ? [undefined] : undefined

  // Of an attribute, or of a text in a script or a style.
  const setValue: OnCall = (args, self) => {
    const { ownerElement } = self as unknown as Attr
    if (ownerElement) return set((self as unknown as Attr).name, args[0], ownerElement)
    return write(args, self.localName ? self : ((self.parentNode as Element | null) ?? self))
  }
  patchMembers(realm, 'Attr', 'value', { onCall: setValue })
  const skipsText = (self: Element) => self.nodeType === Node.ELEMENT_NODE && !isAsking(self)
  patchMembers(realm, 'Node', 'nodeValue textContent', { skips: skipsText, onCall: setValue })
  patchMembers(realm, 'CharacterData', 'data', { onCall: setValue })
  // An element of SVG's does not tell whose its address is.
  patchMembers(realm, 'SVGAnimatedString', 'baseVal', cleaner)

  for (const name of PLACES.split(' ')) {
    patchMembers(realm, name, SINGLE, { skips: skipsInsert, onCall: insert, onResult: enterFrames })
    patchMembers(realm, name, INSERTIONS, { onCall: insert, onResult: enterFrames })
    patchMembers(realm, name, PARSERS, { skips: skipsParse, onCall: parse, onResult: parsed })
  }
  for (const name of ASKERS.split(' ')) {
    const of = `HTML${name}Element`
    patchMembers(realm, of, TEXTS, { onCall: write })
    patchMembers(realm, of, PROPERTIES, { onCall: ([value], self, name) => set(name, value, self) })
    // A page may read what it set.
    patchMembers(
      realm,
      of,
      PROPERTIES,
      { onResult: (found, self, _, name) => readBack(self, name, found) },
      'get',
    )
  }
  // Of what an editor does these take HTML and an address; what is typed or pasted as text stays as it is.
  patchMembers(realm, 'Document', 'execCommand', {
    skips: (_, command) => !/^insert(HTML|Image)$/i.test(`${command}`),
    onCall(args, self) {
      if (/l$/i.test(`${args[0]}`)) return parse(args, self, 'HTML')
      return isHeld(`${args[2]}`) ? [false] : undefined
    },
    onResult: parsed,
  })
  patchMembers(realm, 'Document', 'body', { onCall: insert, onResult: enterFrames })
  patchMembers(realm, 'Element', 'setAttribute', {
    skips: (_, name) => typeof name === 'string' && !ASKING.test(name),
    onCall(args, self) {
      const [name, value] = args
      if (name === 'style') args[1] = clean(value)
      return set(name, value, self)
    },
  })
  patchMembers(realm, 'Element', 'setAttributeNS', {
    onCall: ([, name, value], self) => set(name, value, self),
  })
  const setNode: OnCall = ([attribute], self) =>
    set((attribute as Attr).name, (attribute as Attr).value, self)
  patchMembers(realm, 'Element', 'setAttributeNode setAttributeNodeNS', { onCall: setNode })
  patchMembers(realm, 'NamedNodeMap', 'setNamedItem setNamedItemNS', {
    onCall([attribute]) {
      const node = attribute as Attr
      node.value = clean(node.value) as string
      return undefined
    },
  })
  patchMembers(realm, 'Element', 'getAttribute', {
    onResult: (found, self, [name]) => readBack(self, `${name}`, found),
  })
}
