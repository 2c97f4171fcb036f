/**
 * Whether a path is one of these: each a path, or a prefix ending in `**`. `/portal/**` covers `/portal`
 * too.
 */
export function matchesPath(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('**') ? `${path}/`.startsWith(pattern.slice(0, -2)) : path === pattern,
  )
}
