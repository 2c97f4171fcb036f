import { sha256 } from './hashes.ts'

/** Before an inner node. */
export const NODE = Buffer.of(1)

/** RFC 6962 section 2.1, as recursive as the text. */
export function rootOf(hashes: Buffer[], prefix: Buffer = NODE): Buffer {
  const [only] = hashes
  if (only && hashes.length === 1) return only
  const split = splitOf(hashes.length)
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)]
  return sha256(prefix, rootOf(left, prefix), rootOf(right, prefix))
}

/** RFC 6962 section 2.1.1. */
export function pathOf(index: number, hashes: Buffer[], prefix: Buffer = NODE): Buffer[] {
  if (hashes.length === 1) return []
  const split = splitOf(hashes.length)
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)]
  return index < split
    ? [...pathOf(index, left, prefix), rootOf(right, prefix)]
    : [...pathOf(index - split, right, prefix), rootOf(left, prefix)]
}

/** The largest power of two below it. */
function splitOf(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1)
}
