/** What the browser tells of how this page was come to; undefined where it tells nothing, as in an application's tests. */
export function navigationEntry(): Partial<PerformanceNavigationTiming> | undefined {
  const [entry] = performance.getEntriesByType?.('navigation') ?? []
  return entry
}
