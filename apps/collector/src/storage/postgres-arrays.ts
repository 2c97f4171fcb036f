/** What an element may be; null stands for no value. */
export type Element = string | number | Uint8Array | object | null

/** How an element of a type is sent, and the number by which PostgreSQL knows the type. */
const TYPES = {
  text: { oid: 25, encode: (value: Element) => Buffer.from(String(value)) },
  json: { oid: 114, encode: (value: Element) => Buffer.from(JSON.stringify(value)) },
  bytea: { oid: 17, encode: bytesOf },
  integer: { oid: 23, encode: (value: Element) => int(Number(value), 4) },
  bigint: { oid: 20, encode: (value: Element) => int(Number(value), 8) },
} as const

export type ElementType = keyof typeof TYPES

/**
 * An array as PostgreSQL's binary format has it, which `pg` sends as it stands. As text, bytes would be
 * twice as long, and each element read by a parser.
 *
 * @see https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c `array_recv`
 */
export function toArray(type: ElementType, values: readonly Element[]): Buffer {
  const { oid, encode } = TYPES[type]
  const hasNull = values.includes(null) ? 1 : 0
  const isEmpty = values.length === 0
  // Dimensions, whether any is null, type; of the one dimension its length and lower bound.
  const parts: Uint8Array[] = [int(isEmpty ? 0 : 1, 4), int(hasNull, 4), int(oid, 4)]
  if (!isEmpty) parts.push(int(values.length, 4), int(1, 4))
  for (const value of values) {
    if (value === null) parts.push(int(-1, 4))
    else {
      const bytes = encode(value)
      parts.push(int(bytes.length, 4), bytes)
    }
  }
  return Buffer.concat(parts)
}

function int(value: number, size: 4 | 8): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  if (size === 8) bytes.writeInt32BE(Math.floor(value / 2 ** 32), 0)
  bytes.writeInt32BE(value | 0, size - 4)
  return bytes
}

function bytesOf(value: Element): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new TypeError('expected bytes')
}
