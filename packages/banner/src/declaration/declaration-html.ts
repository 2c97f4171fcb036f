import { type DeclarationWords, declarationMarkup } from './declaration-markup.ts'
import type { Declaration } from './declaration-of.ts'
import type { Markup } from './markup.ts'

/** The declaration as HTML text, for a page that is a file. What comes from the policy is text in it, never markup. */
export function declarationHtml(declaration: Declaration, words: DeclarationWords): string {
  return htmlOf(declarationMarkup(declaration, words))
}

function htmlOf(part: Markup): string {
  if (typeof part === 'string') return escaped(part)
  const { tag, attributes, children } = part
  const names = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  return `<${tag}${names.join('')}>${children.map(htmlOf).join('')}</${tag}>${tag === 'tr' ? '\n' : ''}`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
}
