/**
 * What a person reads in a layer: its text nodes in document order, whitespace collapsed, one per
 * line. A receipt's `shown` is the hash of this text; what people type never gets into it.
 */
export function visibleText(root: HTMLElement): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const lines: string[] = []
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode
    const line = nodeValue?.replace(/\s+/g, ' ').trim()
    if (line && !parentElement?.closest('select,textarea')) lines.push(line)
  }
  return lines.join('\n')
}
