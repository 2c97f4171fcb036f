import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

export interface PageElement {
  name: string
  attributes: Record<string, string>
  /** Of a script or style. */
  text: string
  isInHead: boolean
}

export interface Page {
  /** As a browser with script meets them. */
  elements: PageElement[]
  comments: string[]
  /** What a browser without script would have instead of each `noscript`. */
  withoutScript: PageElement[]
}

type Node = DefaultTreeAdapterTypes.Node
type Parent = DefaultTreeAdapterTypes.ParentNode

/** Reads served bytes as a browser does: what a stray tag before it moves into the body is there. */
export function readPage(html: string): Page {
  const page: Page = { elements: [], comments: [], withoutScript: [] }
  visit(parse(html), { page, isInHead: false })
  return page
}

function visit(parent: Parent, place: { page: Page; isInHead: boolean }): void {
  for (const node of parent.childNodes) {
    if (node.nodeName === '#comment' && 'data' in node) place.page.comments.push(node.data)
    if ('tagName' in node) enter(node, place)
  }
}

function enter(
  node: DefaultTreeAdapterTypes.Element,
  { page, isInHead }: { page: Page; isInHead: boolean },
): void {
  const element = elementOf(node, isInHead)
  page.elements.push(element)
  if (element.name === 'noscript') {
    const inside: Page = { elements: [], comments: [], withoutScript: [] }
    visit(parseFragment(element.text), { page: inside, isInHead })
    page.withoutScript.push(...inside.elements)
    return
  }
  visit(node, { page, isInHead: isInHead || element.name === 'head' })
}

function elementOf(node: DefaultTreeAdapterTypes.Element, isInHead: boolean): PageElement {
  return {
    name: node.tagName,
    attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
    text: node.childNodes.map(textOf).join(''),
    isInHead,
  }
}

function textOf(node: Node): string {
  return 'value' in node && typeof node.value === 'string' ? node.value : ''
}
