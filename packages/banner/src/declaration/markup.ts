/** A piece of HTML as data, so that a page and a file are made of the same: text, or an element. */
export type Markup = string | MarkupElement

export interface MarkupElement {
  tag: string
  attributes: Record<string, string>
  children: Markup[]
}

export function markup(
  tag: string,
  attributes: Record<string, string>,
  ...children: Markup[]
): MarkupElement {
  return { tag, attributes, children }
}
