import { knownAdapters } from './known-adapters.ts'
import { type Id, isOptional, type Policy, type Service, type ServiceAdapter } from './policy.ts'
import { describeValue, memberPath, type PolicyIssue } from './validate-json.ts'

/** An adapter exists, knows its words, and speaks of purposes that its service serves. */
export function validateAdapters({ services, purposes }: Policy): PolicyIssue[] {
  const essential = purposes.filter((purpose) => !isOptional(purpose)).map(({ id }) => id)
  return services.flatMap((service, index) => {
    const { adapter } = service
    if (!adapter) return []
    const path = `services[${index}].adapter`
    if (service.purposes.every((id) => essential.includes(id))) {
      return [{ path, expected: 'none on a service that is never asked for', found: adapter.name }]
    }
    return issuesOf(adapter, { path, service, essential })
  })
}

interface Place {
  path: string
  service: Service
  essential: Id[]
}

function issuesOf({ name, mode, map = {} }: ServiceAdapter, place: Place): PolicyIssue[] {
  const { path, service, essential } = place
  if (!Object.hasOwn(knownAdapters, name)) {
    const expected = `one of ${Object.keys(knownAdapters).join(', ')}`
    return [{ path: `${path}.name`, expected, found: describeValue(name) }]
  }
  const { words, isBasicOnly } = knownAdapters[name] ?? {}
  const issues: PolicyIssue[] = []
  if (mode === 'advanced' && isBasicOnly) {
    const expected = `"basic": ${name} has no state in which it may run without consent`
    issues.push({ path: `${path}.mode`, expected, found: describeValue(mode) })
  }
  for (const [word, purpose] of Object.entries(map)) {
    const at = memberPath(`${path}.map`, word)
    if (words && !Object.hasOwn(words, word)) {
      issues.push({ path: at, expected: wordsOf(name, words), found: describeValue(word) })
    } else if (![...service.purposes, ...essential].includes(purpose)) {
      const expected = 'a purpose that the service serves, or one that is never asked for'
      issues.push({ path: at, expected, found: describeValue(purpose) })
    } else if (essential.includes(purpose) && isAlwaysAsked(words?.[word], mode)) {
      const expected = 'a purpose that is asked for'
      issues.push({ path: at, expected, found: describeValue(purpose) })
    }
  }
  const behind = Object.values({ ...words, ...map })
  if (behind.length > 0 && !behind.some((id) => service.purposes.includes(id))) {
    issues.push({
      path: `${path}.map`,
      expected: `one of the service's purposes behind a word: ${service.purposes.join(', ')}`,
      found: 'none of them',
    })
  }
  return issues
}

/** Told "granted", a vendor does as if people had agreed; in advanced mode its tag runs before they could. */
function isAlwaysAsked(meant: Id | undefined, mode: ServiceAdapter['mode']): boolean {
  return meant === 'marketing' || (meant === 'analytics' && mode === 'advanced')
}

function wordsOf(name: string, words: Record<string, Id>): string {
  const known = Object.keys(words)
  return known.length === 0
    ? `no words: ${name} knows the service as a whole only`
    : `a word of ${name}: ${known.join(', ')}`
}
