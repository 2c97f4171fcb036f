import { appendLeaf, type CompactRange, emptyRange, rangeRoot } from '@kvitto/receipt'
import type { FullTile, GrowLog } from '../storage/receipt-store.ts'
import { hashNode } from './hash-node.ts'
import type { LogSigner } from './log-key.ts'

/** Tree levels in a tile: 256 hashes wide. */
const TILE_HEIGHT = 8

/** The next head of a log and the tiles that its new leaves complete. Pure but for the signature. */
export function growTree(
  head: Parameters<GrowLog>[1],
  leafHashes: readonly Uint8Array[],
  signer: LogSigner,
): ReturnType<GrowLog> {
  const tiles: FullTile[] = []
  const onNode = (level: number, index: number, root: Uint8Array) => {
    const isTileRoot = level > 0 && level % TILE_HEIGHT === 0
    if (isTileRoot) tiles.push({ level: level / TILE_HEIGHT - 1, n: index, root })
  }
  let range: CompactRange = head ? { size: head.size, hashes: head.range } : emptyRange
  for (const leaf of leafHashes) range = appendLeaf(range, leaf, { hashNode, onNode })
  const root = rangeRoot(range, hashNode)
  if (!root) throw new TypeError('expected at least one leaf')
  const checkpoint = signer.signCheckpoint({ size: range.size, root })
  return { head: { size: range.size, range: [...range.hashes], checkpoint }, tiles }
}
