import { CliError } from './cli-error.ts'

/** A JSON object from the collector whose members are read with their types. */
export interface Answer {
  text(name: string): string
  textOrNull(name: string): string | null
  integer(name: string): number
  object(name: string): Answer
  /** Whatever stands there. */
  value(name: string): unknown
  list(name: string): Answer[]
  /** A list of texts; empty where there is none of this name. */
  words(name: string): string[]
  /** An object of texts, such as `meanings`. */
  texts(name: string): Record<string, string>
}

/** Throws `answer_malformed` for a text that is no JSON object; see `readAnswer` for its members. */
export function parseAnswer(text: string, path = ''): Answer {
  try {
    return readAnswer(JSON.parse(text), path)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw malformed(path, 'JSON', 'another text', { cause })
  }
}

/** Throws `answer_malformed` as soon as a member is not what the caller asks for. */
export function readAnswer(value: unknown, path = ''): Answer {
  if (!isObject(value)) throw mistyped(path, 'an object', value)
  const at = (name: string) => (path ? `${path}.${name}` : name)
  const text = (name: string) => {
    const member = value[name]
    if (typeof member !== 'string') throw mistyped(at(name), 'a text', member)
    return member
  }
  return {
    text,
    textOrNull: (name) => (value[name] === null ? null : text(name)),
    integer(name) {
      const member = value[name]
      if (typeof member !== 'number') throw mistyped(at(name), 'a number', member)
      return member
    },
    object: (name) => readAnswer(value[name], at(name)),
    value: (name) => value[name],
    list(name) {
      const member = value[name]
      if (!Array.isArray(member)) throw mistyped(at(name), 'a list', member)
      return member.map((item, index) => readAnswer(item, `${at(name)}[${index}]`))
    },
    words(name) {
      const member = value[name] ?? []
      if (!Array.isArray(member)) throw mistyped(at(name), 'a list', member)
      return member.map((item, index) => {
        if (typeof item === 'string') return item
        throw mistyped(`${at(name)}[${index}]`, 'a text', item)
      })
    },
    texts(name) {
      const member = value[name]
      if (!isObject(member)) throw mistyped(at(name), 'an object', member)
      const inner = readAnswer(member, at(name))
      return Object.fromEntries(Object.keys(member).map((key) => [key, inner.text(key)]))
    },
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mistyped(path: string, expected: string, found: unknown): CliError {
  if (found === null) return malformed(path, expected, 'null')
  return malformed(path, expected, Array.isArray(found) ? 'a list' : typeof found)
}

function malformed(
  path: string,
  expected: string,
  found: string,
  options?: ErrorOptions,
): CliError {
  const place = path || 'the top'
  const message = `expected ${expected} at ${place} of the collector's answer, found ${found}`
  return new CliError('answer_malformed', message, options)
}
