/**
 * An element that fills its line, of a given shape, goes on doing so when the window changes: its box was
 * measured in pixels when the content was taken out.
 */
export function keepFluid(element: HTMLElement): void {
  const { style, parentElement } = element
  if (!parentElement || !/\d/.test(style.aspectRatio)) return
  const { paddingLeft, paddingRight } = getComputedStyle(parentElement)
  const line =
    parentElement.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  if (Math.abs(element.offsetWidth - line) >= 1) return
  style.width = '100%'
  style.height = 'auto'
}
