/**
 * Starts when the layer is painted; the result tells for how many ms it has been, to the nearest
 * 100. A page that was never painted (a hidden tab) answers 0.
 */
export function visibleSince(): () => number {
  let paintedAt: number | undefined
  requestAnimationFrame(() => {
    paintedAt = performance.now()
  })
  return () =>
    paintedAt === undefined ? 0 : Math.round((performance.now() - paintedAt) / 100) * 100
}
