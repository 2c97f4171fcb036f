import { isAsking } from './addresses.ts'
import type { Hold } from './hold-addresses.ts'
import { type After, type Before, patch } from './patch.ts'
import type { Realm } from './realm.ts'

const INSERTIONS =
  'appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith insertAdjacentElement insertNode surroundContents importNode adoptNode'
const TEXTS = 'textContent innerText text'
const PARSERS = 'insertAdjacentHTML setHTMLUnsafe setHTML createContextualFragment write writeln'
const ADDRESSES = 'src srcset imageSrcset srcdoc data poster ping content background href'

/** Meets every way in which scripts give elements addresses, and a page elements. */
export function guardElements(
  realm: Realm,
  { clean, cleanHtml, hold, scan, read }: Hold,
  enter: (realm: Realm) => void,
): void {
  /** By an element's name: whether it may carry an address. */
  const carriers = new Map<string, boolean>()
  const isCarrier = (element: Element): boolean => {
    const { localName } = element
    const known = carriers.get(localName)
    if (known !== undefined) return known
    const found = `sheet ${ADDRESSES}`.split(' ').some((name) => name in element)
    carriers.set(localName, found)
    return found
  }

  const insert: Before = (args, self) => {
    for (let index = 0; index < args.length; index++) {
      const node = args[index] as (Element & Text) | null
      if (!node) continue
      if (node.firstElementChild || (node.localName && isCarrier(node))) scan(node)
      else if (!node.localName && isAsking(self)) {
        if (node.data) node.data = clean(node.data) as string
        else args[index] = clean(node)
      }
    }
    return undefined
  }
  const write: Before = (args, self) => {
    if (isAsking(self)) args[0] = clean(args[0])
    return undefined
  }
  const parse: Before = (args, self, name) => {
    if (/^(script|style)$/.test(self.localName)) return write(args, self, name)
    for (const index of args.keys()) args[index] = cleanHtml(args[index], !/HTML/.test(name))
    return undefined
  }
  // Frames that a page writes have a window at once.
  const enterFrames: After = (result, _, args) => {
    for (let index = 0; /<i?frame/i.test(String(args)) && index < realm.length; index++) {
      enter(realm[index] as Realm)
    }
    return result
  }
  const set = (name: unknown, value: unknown, self: Element): [unknown] | undefined =>
    hold(self, String(name).toLowerCase(), String(value)) ? [undefined] : undefined

  const setValue = {
    before([value]: unknown[], self: unknown) {
      const { name, ownerElement } = self as Attr
      return ownerElement ? set(name, value, ownerElement) : undefined
    },
  }
  patch(realm.Attr.prototype, 'value', setValue, 'set')
  patch(realm.Node.prototype, 'nodeValue', setValue, 'set')

  for (const name of Object.getOwnPropertyNames(realm)) {
    if (!/^(Node|Range|ShadowRoot|Document(Fragment)?|CharacterData|(HTML.*)?Element)$/.test(name))
      continue
    const { prototype } = Reflect.get(realm, name) as { prototype: object }
    patch(prototype, INSERTIONS, { before: insert })
    patch(prototype, PARSERS, { before: parse, after: enterFrames })
    patch(prototype, 'innerHTML outerHTML', { before: parse, after: enterFrames }, 'set')
    patch(prototype, TEXTS, { before: write }, 'set')
    patch(prototype, ADDRESSES, { before: ([value], self, name) => set(name, value, self) }, 'set')
    // A page may read what it set.
    patch(prototype, ADDRESSES, { after: (found, self, _, name) => read(self, name, found) }, 'get')
  }
  patch(realm.Element.prototype, 'setAttribute', {
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
