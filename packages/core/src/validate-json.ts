/** One reason to refuse a policy. `path` is written as in code; '' is the whole document. */
export interface PolicyIssue {
  path: string
  expected: string
  found: string
}

/** Deeper than any policy; also ends the walk through an object that holds itself. */
const MAX_DEPTH = 12

/** Finds what has no RFC 8785 form, and members named `__proto__`, which parsers treat each in their own way. */
export function validateJson(value: unknown, path = '', depth = 0): PolicyIssue[] {
  const issue = (expected: string) => [{ path, expected, found: describeValue(value) }]
  if (value === null || typeof value === 'boolean') return []
  if (typeof value === 'string') return isWellFormed(value) ? [] : issue('well-formed Unicode')
  if (typeof value === 'number') return Number.isFinite(value) ? [] : issue('a finite number')
  if (depth > MAX_DEPTH) return issue(`at most ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) =>
      validateJson(item, `${path}[${index}]`, depth + 1),
    ).flat()
  }
  if (typeof value !== 'object' || !isPlain(value)) return issue('a JSON value')
  return Object.entries(value).flatMap(([name, member]) => {
    const at = memberPath(path, name)
    if (name === '__proto__') {
      return [{ path: at, expected: 'no such field', found: describeValue(member) }]
    }
    if (!isWellFormed(name)) {
      return [{ path: at, expected: 'well-formed Unicode', found: describeValue(name) }]
    }
    return validateJson(member, at, depth + 1)
  })
}

/** `services[2].cookies[0].name`; a name that is no word is put in quotes. */
export function memberPath(path: string, name: PropertyKey): string {
  if (typeof name === 'number') return `${path}[${name}]`
  const text = String(name)
  if (!/^\w+$/.test(text)) return `${path}[${JSON.stringify(text)}]`
  return path ? `${path}.${text}` : text
}

/** For the `found` of an issue: short values as they are, others by kind. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value)
  }
  return typeof value === 'function' ? 'a function' : String(value)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}
