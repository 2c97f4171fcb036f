import { sha256 } from './hash.ts'

/*
 * RFC 6962 trees for two users without writing the logic twice: a verifier (any browser) hashes with
 * WebCrypto, which is asynchronous; a log hashes thousands of leaves a second, synchronously. So what
 * a hash covers is built here by pure functions; verifying, which only verifiers do, is asynchronous;
 * appending and proving, which only logs do, is in compact-range.ts and merkle-proof.ts and takes the
 * log's own hash function.
 */

const LEAF_PREFIX = 0
const NODE_PREFIX = 1
const HASH_SIZE = 32

/** The bytes whose SHA-256 is a leaf's hash (RFC 6962 section 2.1). */
export function leafInput(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  return join(LEAF_PREFIX, entry)
}

/** The bytes whose SHA-256 is an inner node's hash. */
export function nodeInput(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  return join(NODE_PREFIX, left, right)
}

export function leafHash(entry: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(leafInput(entry))
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(nodeInput(left, right))
}

export interface Inclusion {
  index: number
  size: number
  leaf: Uint8Array
  path: Uint8Array[]
  root: Uint8Array
}

/** Whether `leaf` is at `index` of the tree with `size` leaves and `root` (RFC 9162 section 2.1.3.2). */
export async function verifyInclusion(claim: Inclusion): Promise<boolean> {
  const { index, size, leaf, path, root } = claim
  if (!areSizes(index, size) || index >= size || !areHashes(leaf, root, ...path)) return false
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = await nodeHash(sibling, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = await nodeHash(hash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && isSame(hash, root)
}

export interface Consistency {
  size1: number
  size2: number
  root1: Uint8Array
  root2: Uint8Array
  proof: Uint8Array[]
}

/**
 * Whether the first tree is a prefix of the second (RFC 9162 section 2.1.4.2). A first size of 0
 * proves nothing and is refused, as transparency-dev/merkle does.
 */
export async function verifyConsistency(claim: Consistency): Promise<boolean> {
  const { size1, size2, root1, root2, proof } = claim
  if (!areSizes(size1, size2) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && isSame(root1, root2)
  if (!areHashes(root1, root2, ...proof)) return false
  // Where the first tree is one full subtree its root is the first hash, and not sent.
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof
  if (!first || rest.length === 0) return false
  let node = size1 - 1
  let last = size2 - 1
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  let hash1 = first
  let hash2 = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash1 = await nodeHash(sibling, hash1)
      hash2 = await nodeHash(sibling, hash2)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash2 = await nodeHash(hash2, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && isSame(hash1, root1) && isSame(hash2, root2)
}

function join(prefix: number, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0))
  bytes[0] = prefix
  let offset = 1
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

// Plain arithmetic: bit operators stop at 32 bits, a tree's size at 2^53.
function isOdd(number: number): boolean {
  return number % 2 === 1
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number)) && 2 ** Math.log2(number) === number
}

function areSizes(...numbers: number[]): boolean {
  return numbers.every((number) => Number.isSafeInteger(number) && number >= 0)
}

function areHashes(...hashes: Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_SIZE)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, position) => byte === b[position])
}
