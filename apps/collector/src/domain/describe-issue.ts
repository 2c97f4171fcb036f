import type { z } from 'zod'

/**
 * What zod found, in our words: `expected …, found …` and where. The schemas' own messages name what
 * they expect; what was found is named by its kind alone, as it may be personal.
 */
export function describeIssue(
  issue: z.core.$ZodIssue,
  input: unknown,
): { message: string; path: string } {
  if (issue.code === 'unrecognized_keys') {
    const path = pathOf([...issue.path, ...issue.keys.slice(0, 1)])
    return { message: 'expected no such member, found one', path }
  }
  const found = foundOf(issue, valueAt(input, issue.path))
  return { message: `expected ${expectedOf(issue)}, found ${found}`, path: pathOf(issue.path) }
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const COUNTED: Record<string, string> = { string: ' characters', array: ' entries' }

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'invalid_key':
      return issue.issues.map(expectedOf).join(' and ')
    case 'too_small':
      return `at least ${issue.minimum}${COUNTED[issue.origin] ?? ''}`
    case 'too_big':
      return `at most ${issue.maximum}${COUNTED[issue.origin] ?? ''}`
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    default:
      return issue.message
  }
}

function foundOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'custom' && typeof issue.params?.found === 'string') return issue.params.found
  if (issue.code === 'invalid_key') return 'another name'
  if (issue.code === 'too_big') return 'more'
  if (issue.code === 'too_small') return 'less'
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return issue.code === 'invalid_type' ? 'a text' : 'another text'
  if (typeof value === 'number')
    return issue.code === 'invalid_type' ? 'a number' : 'another number'
  return 'an object'
}

/** `ends[0]`, `decisions.analytics`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, name) => {
    if (typeof name === 'number') return `${before}[${name}]`
    return before === '' ? String(name) : `${before}.${String(name)}`
  }, '')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined,
    value,
  )
}
