import { ASKING, isAsking } from './addresses.ts'
import type { Hold } from './hold-addresses.ts'
import { type After, type Before, patch } from './patch.ts'
import type { Realm } from './realm.ts'

const SINGLE = 'appendChild insertBefore replaceChild'
const INSERTIONS =
  'append prepend replaceChildren before after replaceWith insertAdjacentElement insertNode surroundContents importNode adoptNode'
const TEXTS = 'innerText text'
const PARSERS = 'insertAdjacentHTML setHTMLUnsafe setHTML createContextualFragment'
/** Elements that ask when they are in a page, not when they get an address; or by what a page writes in them. */
const LATE = new Set<string | undefined>(
  'script style link iframe frame object embed meta template image use'.split(' '),
)
/** Markup with frames, whose windows are there at once, or with what is marked. */
const FRAMED = /<i?frame|data-kvitto/i
const ADDRESSES = 'src srcset imageSrcset srcdoc data poster ping content background href'

export interface InPage {
  enter(realm: Realm): void
  /** What comes into the page by a script may be marked, or have what is. */
  onInserted(root: ParentNode): void
  /** The parser goes on, or begins anew. */
  onWritten(): void
}

/** Meets every way in which scripts give elements addresses, and a page elements. */
export function guardElements(
  realm: Realm,
  { clean, cleanHtml, hold, isInDoubt, mayName, read, scan }: Hold,
  { enter, onInserted, onWritten }: InPage,
): void {
  const page = realm.document
  /** Known to be in the page. */
  let frames = 0
  /** A string, or a node of text or with nothing else in it. */
  const cleanText = (text: Node) => {
    if (!text.nodeType) return clean(text)
    const cleaned = clean(text.textContent)
    if (cleaned !== text.textContent) text.textContent = cleaned as string
    return text
  }
  const insert: Before = (args, self) => {
    for (let index = 0; index < args.length; index++) {
      const node = args[index] as (Element & Text) | null
      const name = node?.localName
      const isTree = node?.firstElementChild
      if (!node) continue
      if (!name && !isTree) {
        if (isAsking(self)) args[index] = cleanText(node)
        continue
      }
      // What scripts made for this document was met when it got its addresses.
      if (LATE.has(name) || node.ownerDocument !== page || isInDoubt()) scan(node)
      if (self.isConnected !== false && (isTree || node.hasAttribute('data-kvitto'))) {
        onInserted(node)
      }
    }
    return undefined
  }
  const skipsInsert = (self: Element, node: unknown) => {
    const { nodeType, localName, ownerDocument } = node as Element
    if (nodeType === Node.TEXT_NODE) return !isAsking(self)
    return (
      localName !== undefined &&
      !LATE.has(localName) &&
      ownerDocument === page &&
      !isInDoubt() &&
      (!self.isConnected ||
        !((node as Element).firstElementChild || (node as Element).hasAttribute('data-kvitto')))
    )
  }
  const write = (args: unknown[], self: Element): undefined => {
    if (isAsking(self)) args[0] = clean(args[0])
  }
  const parse: Before = (args, self, name) => {
    if (/^(script|style)$/.test(self.localName)) return write(args, self)
    for (const index of args.keys()) args[index] = cleanHtml(args[index], !/HTML/.test(name))
    return undefined
  }
  // Only the last of two is HTML.
  const skipsParse = (self: Element, first: unknown, html = first) =>
    typeof html === 'string' && !isAsking(self) && !FRAMED.test(html) && !mayName(html)
  // Frames have a window at once.
  const enterFrames: After = (result) => {
    if (frames !== realm.length) {
      frames = realm.length
      for (let index = 0; index < frames; index++) enter(realm[index] as Realm)
    }
    return result
  }
  const parsed: After = (result, self, args, name) => {
    if (FRAMED.test(String(args))) {
      frames = -1
      onInserted(self.parentNode ?? self)
    }
    if (/write/.test(name)) onWritten()
    return enterFrames(result, self, args, name)
  }
  const set = (name: unknown, value: unknown, self: Element): [unknown] | undefined =>
    hold(self, String(name).toLowerCase(), String(value)) ? [undefined] : undefined

  const cleanFirst: Before = (args) => {
    args[0] = clean(args[0])
    return undefined
  }
  // Of an attribute, or of a text in a script or a style.
  const setValue: Before = (args, self) => {
    const { ownerElement } = self as unknown as Attr
    if (ownerElement) return set((self as unknown as Attr).name, args[0], ownerElement)
    return write(args, self.localName ? self : ((self.parentNode as Element | null) ?? self))
  }
  patch(realm.Attr.prototype, 'value', { before: setValue }, 'set')
  const skipsText = (self: Element) => self.nodeType === Node.ELEMENT_NODE && !isAsking(self)
  patch(
    realm.Node.prototype,
    'nodeValue textContent',
    { skips: skipsText, before: setValue },
    'set',
  )
  patch(realm.CharacterData.prototype, 'data', { before: setValue }, 'set')
  // An element of SVG's does not tell whose its address is.
  patch(realm.SVGAnimatedString.prototype, 'baseVal', { before: cleanFirst }, 'set')

  for (const name of Object.getOwnPropertyNames(realm)) {
    if (!/^(Node|Range|ShadowRoot|Document(Fragment)?|CharacterData|(HTML.*)?Element)$/.test(name))
      continue
    const { prototype } = Reflect.get(realm, name) as { prototype: object }
    patch(prototype, SINGLE, { skips: skipsInsert, before: insert, after: enterFrames })
    patch(prototype, INSERTIONS, { before: insert, after: enterFrames })
    patch(prototype, PARSERS, { skips: skipsParse, before: parse, after: parsed })
    patch(prototype, 'write writeln', { before: parse, after: parsed })
    patch(
      prototype,
      'innerHTML outerHTML',
      { skips: skipsParse, before: parse, after: parsed },
      'set',
    )
    patch(prototype, TEXTS, { before: write }, 'set')
    patch(prototype, ADDRESSES, { before: ([value], self, name) => set(name, value, self) }, 'set')
    // A page may read what it set.
    patch(prototype, ADDRESSES, { after: (found, self, _, name) => read(self, name, found) }, 'get')
  }
  patch(realm.Element.prototype, 'setAttribute', {
    skips: (_, name) => typeof name === 'string' && !ASKING.test(name),
    before(args, self) {
      const [name, value] = args
      if (name === 'style') args[1] = clean(value)
      return set(name, value, self)
    },
  })
  patch(realm.Element.prototype, 'setAttributeNS', {
    before: ([, name, value], self) => set(name, value, self),
  })
  const setNode: Before = ([attribute], self) =>
    set((attribute as Attr).name, (attribute as Attr).value, self)
  patch(realm.Element.prototype, 'setAttributeNode setAttributeNodeNS', { before: setNode })
  patch(realm.NamedNodeMap.prototype, 'setNamedItem setNamedItemNS', {
    before([attribute]) {
      const node = attribute as Attr
      node.value = clean(node.value) as string
      return undefined
    },
  })
  patch(realm.Element.prototype, 'getAttribute', {
    after: (found, self, [name]) => read(self, `${name}`, found),
  })
}
