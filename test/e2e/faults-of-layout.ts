/**
 * In the page: what is cut off, wider than its place or written over something else within the element, each
 * by its text. What scrolls, scrolls in one direction, and its text is there for whoever scrolls.
 */
export function faultsOfLayout(selector: string): string[] {
  const root = document.querySelector<HTMLElement>(selector)
  if (!root) return [`expected ${selector}, found none`]
  const faults: string[] = []
  const nameOf = (element: Element) =>
    `${element.localName}.${element.className}: ${element.textContent?.slice(0, 30)}`
  const elements = [root, ...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.getClientRects().length > 0,
  )
  for (const element of elements) {
    // Lines of some scripts reach a little over their line's height.
    const [wide, high] = [element.scrollWidth - element.clientWidth, heightOver(element) - 3]
    // What has no box of its own has no width to be wider than.
    if (element.clientWidth > 0 && wide > 1) faults.push(`${wide} px too wide: ${nameOf(element)}`)
    if (element.clientHeight > 0 && high > 0) faults.push(`${high} px cut: ${nameOf(element)}`)
  }
  const texts = elements.flatMap((element) =>
    [...element.childNodes].filter((node) => node instanceof Text && node.data.trim()),
  ) as Text[]
  const boxes = texts.flatMap((text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    return [...range.getClientRects()].map((box) => ({ text, box }))
  })
  const around = root.getBoundingClientRect()
  for (const [at, { text, box }] of boxes.entries()) {
    if (box.left < around.left - 1 || box.right > around.right + 1)
      faults.push(`outside: ${text.data}`)
    const button = text.parentElement?.closest('button')?.getBoundingClientRect()
    if (button && (box.top < button.top - 1 || box.bottom > button.bottom + 1)) {
      faults.push(`over its button: ${text.data}`)
    }
    for (const other of boxes.slice(at + 1)) {
      const isSame = other.text.parentElement === text.parentElement
      // What is scrolled away stands where something else is shown.
      if (scrollerOf(other.text) !== scrollerOf(text)) continue
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const along = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (!isSame && across > 2 && along > 6) faults.push(`${text.data} over ${other.text.data}`)
    }
  }
  return faults

  function scrollerOf(text: Text): Element | null | undefined {
    return text.parentElement?.closest('.kvitto-text')
  }

  function heightOver(element: HTMLElement): number {
    const isScrolled = getComputedStyle(element).overflowY === 'auto'
    return isScrolled ? 0 : element.scrollHeight - element.clientHeight
  }
}
