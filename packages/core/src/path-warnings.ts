import type { PolicyWarning } from './adapter-warnings.ts'
import type { Policy } from './policy.ts'

/**
 * Paths that stand for one address alone, and not for what lies below, as a host’s path does. Nothing of it keeps a
 * policy from being published.
 */
export function pathWarnings({ services, behaviour }: Policy): PolicyWarning[] {
  const closed = services.flatMap(({ paths }, index) =>
    alone(`services[${index}].paths.exclude`, paths?.exclude),
  )
  return [...closed, ...alone('behaviour.noReload', behaviour.noReload)]
}

function alone(path: string, patterns: string[] = []): PolicyWarning[] {
  return patterns.flatMap((pattern, index) => {
    if (pattern === '/' || pattern.endsWith('**') || patterns.includes(`${bare(pattern)}/**`))
      return []
    const message = `${pattern} is that address alone; ${bare(pattern)}/** is all below it too`
    return [{ path: `${path}[${index}]`, message }]
  })
}

function bare(pattern: string): string {
  return pattern.replace(/\/+$/, '')
}
