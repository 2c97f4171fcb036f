import type { PolicyWarning } from './adapter-warnings.ts'
import type { Policy } from './policy.ts'
import { isOptional } from './policy.ts'

/**
 * Paths that stand for one address alone, and not for what lies below, as a host’s path does; and paths that count for
 * nothing. None of it keeps a policy from being published.
 */
export function pathWarnings({ services, purposes, behaviour }: Policy): PolicyWarning[] {
  const optional = purposes.filter(isOptional).map(({ id }) => id)
  const closed = services.flatMap(({ id, paths, purposes: served }, index) => {
    const path = `services[${index}].paths`
    if (!paths || served.some((each) => optional.includes(each))) {
      return alone(`${path}.exclude`, paths?.exclude)
    }
    return [{ path, message: `${id} is strictly necessary: nothing keeps it from any path` }]
  })
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
