/**
 * Calls `act` whenever something of the page has the focus and is wholly under the layer (WCAG 2.2, 2.4.11),
 * as long as the layer is there.
 */
export function whenCovering(layer: HTMLElement, act: () => void): void {
  const check = ({ target }: Event) => {
    const element = target as Element
    if (!layer.isConnected) removeEventListener('focusin', check)
    // The browser has scrolled by then.
    else requestAnimationFrame(() => !layer.contains(element) && covers(layer, element) && act())
  }
  addEventListener('focusin', check)
}

function covers(layer: Element, element: Element): boolean {
  const box = layer.getBoundingClientRect()
  const { top, bottom, left, right } = element.getBoundingClientRect()
  return top >= box.top && bottom <= box.bottom && left >= box.left && right <= box.right
}
