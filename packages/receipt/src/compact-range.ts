/** Hash of an inner node: `sha256(nodeInput(left, right))` by whatever the log hashes with. */
export type HashNode = (left: Uint8Array, right: Uint8Array) => Uint8Array

/** The full subtrees of a tree, greatest first: all that appending needs to know of it. */
export interface CompactRange {
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

/** Called for every subtree that becomes full, the leaf itself (level 0) first. */
export type OnNode = (level: number, index: number, hash: Uint8Array) => void

export const emptyRange: CompactRange = { size: 0, hashes: [] }

/** The range with one leaf more; the given one stays as it is, so a failed commit loses nothing. */
export function appendLeaf(
  range: CompactRange,
  leaf: Uint8Array,
  { hashNode, onNode }: { hashNode: HashNode; onNode?: OnNode },
): CompactRange {
  const hashes = [...range.hashes]
  let hash = leaf
  let level = 0
  let index = range.size
  onNode?.(level, index, hash)
  // Each trailing 1 in the size is a full subtree that the new leaf completes.
  for (; index % 2 === 1; index = (index - 1) / 2) {
    const left = hashes.pop()
    if (!left) throw new TypeError(`expected the full subtrees of ${range.size} leaves`)
    hash = hashNode(left, hash)
    level += 1
    onNode?.(level, (index - 1) / 2, hash)
  }
  hashes.push(hash)
  return { size: range.size + 1, hashes }
}

/** The tree's root (RFC 6962 section 2.1); undefined for the empty tree, whose root is SHA-256 of nothing. */
export function rangeRoot(range: CompactRange, hashNode: HashNode): Uint8Array | undefined {
  return foldRight(range.hashes, hashNode)
}

/** The root over neighbouring full subtrees, greatest first. */
export function foldRight(
  hashes: readonly Uint8Array[],
  hashNode: HashNode,
): Uint8Array | undefined {
  if (hashes.length === 0) return undefined
  return hashes.reduceRight((right, left) => hashNode(left, right))
}
