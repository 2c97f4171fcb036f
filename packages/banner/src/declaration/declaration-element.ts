import { type Child, jsx } from '../jsx/jsx-runtime.ts'
import { type DeclarationWords, declarationMarkup } from './declaration-markup.ts'
import type { Declaration } from './declaration-of.ts'
import type { Markup } from './markup.ts'

/** The declaration in the page's own styles; all that is ours is that a wide table scrolls in its place. */
export function declarationElement(declaration: Declaration, words: DeclarationWords): HTMLElement {
  const element = nodeOf(declarationMarkup(declaration, words)) as HTMLElement
  // Through CSSOM, which a Content-Security-Policy without inline styles allows.
  element.style.overflowX = 'auto'
  return element
}

function nodeOf(part: Markup): Child {
  if (typeof part === 'string') return part
  const { tag, attributes, children } = part
  return jsx(tag, { ...attributes, children: children.map(nodeOf) })
}
