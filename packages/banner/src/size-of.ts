/**
 * How much of a text an element can hold: `none` for a pixel and the like, `compact` for a small frame.
 * One that is not rendered may be shown later.
 */
export function sizeOf(element: Element): 'none' | 'compact' | 'full' {
  if (element.getClientRects().length === 0) return 'full'
  const { width, height } = element.getBoundingClientRect()
  if (Math.min(width, height) < 40) return 'none'
  return width < 300 || height < 220 ? 'compact' : 'full'
}
