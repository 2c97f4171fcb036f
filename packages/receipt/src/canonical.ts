/**
 * The RFC 8785 form of a JSON value, strict: throws `TypeError` on anything that is not plain JSON
 * (undefined, functions, NaN, holes, class instances, lone surrogates) instead of guessing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalize(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, canonicalize).join()}]`
  if (isPlain(value)) {
    // Default order compares UTF-16 code units, as section 3.2.3 asks.
    const names = Object.keys(value).sort()
    return `{${names.map((name) => `${canonicalize(name)}:${canonicalize(value[name])}`).join()}}`
  }
  if (!isScalar(value)) throw new TypeError(`expected JSON, found ${typeof value}`)
  // ECMAScript's own serialisation of numbers and strings is the one that section 3.2.2 prescribes.
  return JSON.stringify(value)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function isScalar(value: unknown): boolean {
  // A lone surrogate has no UTF-8 form (section 3.2.2.2).
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value)
  return value === null || typeof value === 'boolean' || Number.isFinite(value)
}
