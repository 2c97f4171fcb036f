import { appendLeaf, type CompactRange, emptyRange } from '@kvitto/receipt'
import type { FullTile, GrowLog } from '../storage/receipt-store.ts'
import { hashNode } from './hash-node.ts'
import type { LogSigner } from './log-key.ts'

/** Tree levels in a tile: 256 hashes wide. */
const TILE_HEIGHT = 8

/** Hashes of subtrees at one size of the tree, by `nodeKey`. */
export type TreeNodes = ReadonlyMap<number, Uint8Array>

/** No tree has 64 levels. */
export function nodeKey(level: number, index: number): number {
  return index * 64 + level
}

/**
 * The next head of a log, the tiles that its new leaves complete, and all nodes that their proofs need.
 * Pure but for the signature.
 */
export function growTree(
  head: Parameters<GrowLog>[1],
  leafHashes: readonly Uint8Array[],
  signer: LogSigner,
): ReturnType<GrowLog> & { nodes: TreeNodes } {
  const tiles: FullTile[] = []
  const nodes = new Map<number, Uint8Array>()
  const onNode = (level: number, index: number, root: Uint8Array) => {
    nodes.set(nodeKey(level, index), root)
    const isTileRoot = level > 0 && level % TILE_HEIGHT === 0
    if (isTileRoot) tiles.push({ level: level / TILE_HEIGHT - 1, n: index, root })
  }
  let range: CompactRange = head ? { size: head.size, hashes: head.range } : emptyRange
  for (const { level, index, hash } of nodesOf(range)) nodes.set(nodeKey(level, index), hash)
  for (const leaf of leafHashes) range = appendLeaf(range, leaf, { hashNode, onNode })
  const root = addEdge(range, nodes)
  const checkpoint = signer.signCheckpoint({ size: range.size, root })
  return { head: { size: range.size, range: [...range.hashes], checkpoint }, tiles, nodes }
}

/** Adds the subtrees at the right edge, which need not be full, up to the root that is returned. */
function addEdge(range: CompactRange, nodes: Map<number, Uint8Array>): Uint8Array {
  const full = nodesOf(range)
  const last = full.pop()
  if (!last) throw new TypeError('expected at least one leaf')
  let { level, index, hash } = last
  while (index > 0) {
    // The full subtree beside an odd one is the next greater of the range.
    const left = index % 2 === 1 && full.pop()
    if (left) hash = hashNode(left.hash, hash)
    level += 1
    index = Math.floor(index / 2)
    nodes.set(nodeKey(level, index), hash)
  }
  return hash
}

/** Where the full subtrees of a range stand in their levels. */
function nodesOf({ size, hashes }: CompactRange) {
  let begin = 0
  return hashes.map((hash) => {
    const level = Math.floor(Math.log2(size - begin))
    const index = begin / 2 ** level
    begin += 2 ** level
    return { level, index, hash }
  })
}
