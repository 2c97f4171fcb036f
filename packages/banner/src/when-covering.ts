/**
 * Calls `act` whenever the middle of what has the focus on the page is under the layer, so that it is never wholly
 * covered (WCAG 2.2, 2.4.11).
 */
export function whenCovering(layer: HTMLElement, act: () => void): void {
  const check = () => {
    try {
      if (isFocusUnder(layer)) act()
    } catch {
      // An element of the page's hides what the document offers by that name: the layer stays where it is.
    }
  }
  // The browser has scrolled by then.
  const onFocus = () => requestAnimationFrame(check)
  addEventListener('focusin', onFocus)
  // Also where the layer comes up over it, before that is painted; and when the layer has gone.
  new ResizeObserver(() => {
    check()
    if (!layer.isConnected) removeEventListener('focusin', onFocus)
  }).observe(layer)
}

function isFocusUnder(layer: Element): boolean {
  const element = document.querySelector(':focus')
  if (!element || layer.contains(element)) return false
  const { left, top, width, height } = element.getBoundingClientRect()
  return layer.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}
