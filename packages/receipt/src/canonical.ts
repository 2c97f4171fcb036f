/**
 * The RFC 8785 form of a JSON value, strict: throws `TypeError` on anything that is not plain JSON
 * (undefined, functions, NaN, holes, class instances, lone surrogates) instead of guessing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalize(value: unknown): string {
  if (value === null || value === true || value === false) return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('expected a finite number')
    // ECMAScript's own number serialisation is the one RFC 8785 prescribes (section 3.2.2.3).
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value))
      throw new TypeError('expected well-formed Unicode, found a lone surrogate')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalize).join()}]`
  if (typeof value === 'object' && isPlain(value)) {
    // Default sort compares UTF-16 code units, as section 3.2.3 asks.
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${canonicalize(key)}:${canonicalize(member)}`).join()}}`
  }
  throw new TypeError(`expected a JSON value, found ${typeof value}`)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
