/** Whether an origin is one that a policy registers; `*.` stands for exactly one label. */
export function matchOrigin(patterns: readonly string[], origin: string): boolean {
  return patterns.some((pattern) => matches(pattern, origin))
}

function matches(pattern: string, origin: string): boolean {
  if (!pattern.includes('://*.')) return pattern === origin
  const [scheme = '', rest = ''] = pattern.split('://*.')
  if (!origin.startsWith(`${scheme}://`) || !origin.endsWith(`.${rest}`)) return false
  const label = origin.slice(scheme.length + 3, -rest.length - 1)
  return /^[a-z0-9-]+$/.test(label)
}
