import { asksByText, carriers } from './addresses.ts'
import type { Hold } from './hold-addresses.ts'
import { patch } from './patch.ts'
import type { Realm } from './realm.ts'

const INSERTIONS =
  'appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith insertAdjacentElement insertNode surroundContents'
const PARSERS = 'insertAdjacentHTML setHTMLUnsafe setHTML'
// What these parse may run.
const RUNNING_PARSERS = 'createContextualFragment write writeln'
const CLASSES =
  'Script Image IFrame Frame Link Media Video Source Track Embed Object Input Meta Body Anchor Area'
const PROPERTIES = 'src srcset href data srcdoc poster ping content imageSrcset background'

/** Meets every way in which scripts give elements addresses, and a page elements. */
export function guardElements(
  realm: Realm,
  { clean, cleanHtml, hold, scan, isHeld }: Hold,
  enter: (frame: Element) => void,
): void {
  const asksByItsText = (element: Element) => carriers.has(element.localName) && asksByText(element)
  /** A text that becomes that of a style or module. */
  const text = (args: unknown[], self: Element): undefined => {
    if (asksByItsText(self)) args[0] = clean(args[0])
  }
  const html =
    (areScriptsRun: boolean) =>
    (args: unknown[], self: Element): undefined => {
      if (/^(script|style)$/.test(self.localName)) return text(args, self)
      for (const index of args.keys()) args[index] = cleanHtml(args[index], areScriptsRun)
    }
  const insert = (args: unknown[], self: Element): undefined => {
    for (let index = 0; index < args.length; index++) {
      const node = args[index] as (Element & Text) | null
      if (!node) continue
      if (carriers.has(node.localName) || node.firstElementChild) scan(node)
      else if (!node.localName && asksByItsText(self)) {
        if (node.data) node.data = clean(node.data) as string
        else args[index] = clean(node)
      }
    }
  }
  // Once they are in the page, frames have a window.
  const enterAll = (result: unknown, _: Element, args: unknown[]) => {
    for (let index = 0; index < args.length; index++) {
      const node = args[index] as Element | null
      if (node?.localName === 'iframe') enter(node)
    }
    return result
  }
  const set = (name: unknown, value: unknown, self: Element): [unknown] | undefined =>
    hold(self, String(name).toLowerCase(), String(value)) ? [undefined] : undefined

  const { Node, Element, Document, DocumentFragment, ShadowRoot, CharacterData, Range } = realm
  for (const { prototype } of [
    Node,
    Element,
    Document,
    DocumentFragment,
    ShadowRoot,
    CharacterData,
    Range,
  ]) {
    patch(prototype, INSERTIONS, { before: insert, after: enterAll })
    patch(prototype, PARSERS, { before: html(false) })
    patch(prototype, RUNNING_PARSERS, { before: html(true) })
    patch(prototype, 'innerHTML outerHTML', { before: html(false) }, 'set')
    patch(prototype, 'textContent', { before: text }, 'set')
    patch(prototype, 'cloneNode', { before: (_, self): undefined => scan(self) })
    patch(prototype, 'importNode adoptNode', {
      before: ([node]): undefined => scan(node as Element),
    })
    patch(prototype, 'setAttribute', { before: ([name, value], self) => set(name, value, self) })
    patch(prototype, 'setAttributeNS', {
      before: ([, name, value], self) => set(name, value, self),
    })
  }
  patch(realm.HTMLElement.prototype, 'innerText', { before: text }, 'set')
  patch(realm.HTMLScriptElement.prototype, 'text textContent innerText', { before: text }, 'set')
  for (const name of CLASSES.split(' ')) {
    const { prototype } = Reflect.get(realm, `HTML${name}Element`) as typeof Element
    for (const property of PROPERTIES.split(' ')) {
      patch(prototype, property, { before: ([value], self) => set(property, value, self) }, 'set')
      // A page may read what it set.
      const read = (result: unknown, self: Element) =>
        (isHeld(self) && self.getAttribute(`data-${property.toLowerCase()}`)) || result
      patch(prototype, property, { after: read }, 'get')
    }
  }
  patch(realm.Element.prototype, 'getAttribute', {
    after: (result, self, [name]) =>
      result ?? (isHeld(self) ? self.getAttribute(`data-${name}`) : result),
  })
}
