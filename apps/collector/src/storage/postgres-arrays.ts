/** What an element may be; null stands for no value. */
export type Element = string | number | Uint8Array | object | null

export type ElementType = 'text' | 'json' | 'bytea' | 'integer' | 'bigint'

/** The numbers by which PostgreSQL knows the types of elements. */
const OIDS: Record<ElementType, number> = {
  text: 25,
  json: 114,
  bytea: 17,
  integer: 23,
  bigint: 20,
}
/** Of what stands before the elements: dimensions, whether any is null, type, length, lower bound. */
const HEADER = 20
/** Before each element: its length, or this. */
const NULL = -1

/**
 * An array as PostgreSQL's binary format has it, which `pg` sends as it stands. As text, bytes would be
 * twice as long, and each element read by a parser.
 *
 * @see https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c `array_recv`
 */
export function toArray(type: ElementType, elements: readonly Element[]): Buffer {
  const values = type === 'json' ? elements.map(toJson) : elements
  const sizes = values.map((value) => (value === null ? NULL : sizeOf(type, value)))
  const length = sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), HEADER)
  const bytes = Buffer.allocUnsafe(length)
  bytes.writeInt32BE(1, 0)
  bytes.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  bytes.writeInt32BE(OIDS[type], 8)
  bytes.writeInt32BE(values.length, 12)
  bytes.writeInt32BE(1, 16)
  let at = HEADER
  for (const [position, value] of values.entries()) {
    const size = sizes[position] ?? NULL
    at = bytes.writeInt32BE(size, at)
    if (value === null) continue
    write(bytes, value, at)
    at += size
  }
  return bytes

  function write(into: Buffer, value: Exclude<Element, null>, start: number): void {
    if (value instanceof Uint8Array) into.set(value, start)
    else if (type === 'integer') into.writeInt32BE(Number(value), start)
    else if (type === 'bigint') writeBigint(into, Number(value), start)
    else into.write(String(value), start)
  }
}

function sizeOf(type: ElementType, value: Exclude<Element, null>): number {
  if (type === 'integer') return 4
  if (type === 'bigint') return 8
  if ((type === 'bytea') !== value instanceof Uint8Array) throw new TypeError(`expected ${type}`)
  return value instanceof Uint8Array ? value.length : Buffer.byteLength(String(value))
}

/** In two halves, as a BigInt would be made for each. */
function writeBigint(into: Buffer, value: number, start: number): void {
  into.writeInt32BE(Math.floor(value / 2 ** 32), start)
  into.writeInt32BE(value | 0, start + 4)
}

function toJson(value: Element): string | null {
  return value === null ? null : JSON.stringify(value)
}
