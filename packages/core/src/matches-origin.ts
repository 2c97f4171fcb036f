/** Whether an origin is one that a policy registers; `*.` stands for exactly one label. */
export function matchesOrigin(patterns: readonly string[], origin: string): boolean {
  return patterns.some((pattern) => {
    const [scheme = '', rest] = pattern.split('*')
    if (rest === undefined) return pattern === origin
    const label = origin.slice(scheme.length, -rest.length)
    return `${scheme}${label}${rest}` === origin && /^[a-z0-9-]+$/.test(label)
  })
}
