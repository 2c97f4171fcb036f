/** Passes the first error on, and the next one only when that long has gone by. */
export function atMostEvery(
  ms: number,
  report: (error: unknown) => void,
): (error: unknown) => void {
  let reportedAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - reportedAt < ms) return
    reportedAt = performance.now()
    report(error)
  }
}
