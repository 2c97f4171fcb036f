import {
  buildProof,
  type ProofPlan,
  planConsistency,
  planInclusion,
  type TreeNode,
} from '@kvitto/receipt'
import type { ReceiptStore } from '../storage/receipt-store.ts'
import { nodeKey, type TreeNodes } from './grow-tree.ts'
import { hashNode } from './hash-node.ts'
import type { LogId } from './log-id.ts'

const TILE_HEIGHT = 8
const TILE_WIDTH = 256

/** Proofs in one log at one size. */
export interface Prover {
  /** Of the leaf at `index`. */
  inclusion(index: number): Promise<Uint8Array[]>
  /** That the tree of `size1` leaves is a prefix. */
  consistency(size1: number): Promise<Uint8Array[]>
}

/**
 * Proves inclusion and growth in one log at one size. What it read and hashed is kept for the next proof of the
 * same tree, as the answers to one batch share nearly all of it.
 */
export function createProver(receipts: ReceiptStore, log: LogId, size: number): Prover {
  const tiles = new Map<string, Promise<Uint8Array[]>>()
  const read = new Map<string, Uint8Array[]>()
  const hashes = new Map<string, Uint8Array>()

  return {
    inclusion: (index) => prove(planInclusion(index, size)),
    consistency: (size1) => prove(planConsistency(size1, size)),
  }

  async function prove(plan: ProofPlan): Promise<Uint8Array[]> {
    await readTiles(plan)
    return buildProof(plan, { hashAt, hashNode })
  }

  async function readTiles(plan: ProofPlan): Promise<void> {
    await Promise.all(plan.flat().map((node) => readTile(tileOf(node))))
  }

  async function readTile({ level, n }: Tile): Promise<void> {
    const key = `${level}/${n}`
    const pending = tiles.get(key) ?? fetchTile(level, n)
    tiles.set(key, pending)
    // A failed read is not kept: the next proof asks again.
    pending.catch(() => tiles.delete(key))
    read.set(key, await pending)
  }

  async function fetchTile(level: number, n: number): Promise<Uint8Array[]> {
    const all = Math.floor(size / TILE_WIDTH ** level)
    const width = Math.min(TILE_WIDTH, all - n * TILE_WIDTH)
    const found = await receipts.readTile(log, level, n, width)
    if (!found) throw new Error(`expected ${width} hashes in tile ${level}/${n}, found fewer`)
    return found
  }

  function hashAt(level: number, index: number): Uint8Array {
    const { level: tileLevel, n } = tileOf({ level, index })
    const bottom = tileLevel * TILE_HEIGHT
    if (level === bottom) return at(read.get(`${tileLevel}/${n}`), index - n * TILE_WIDTH)
    const key = `${level}/${index}`
    const known = hashes.get(key)
    if (known) return known
    const hash = hashNode(hashAt(level - 1, index * 2), hashAt(level - 1, index * 2 + 1))
    hashes.set(key, hash)
    return hash
  }
}

/**
 * Of a leaf that grew the tree to this size: its path is among what it grew with, and nothing is read.
 * Undefined for an older leaf.
 */
export function proveNewLeaf(
  nodes: TreeNodes,
  { index, size }: { index: number; size: number },
): Uint8Array[] | undefined {
  const path: Uint8Array[] = []
  for (let [level, node, last] = [0, index, size - 1]; last > 0; level++) {
    const sibling = node % 2 === 1 ? node - 1 : node + 1
    // A last node without a sibling goes up as it is.
    if (sibling <= last) {
      const hash = nodes.get(nodeKey(level, sibling))
      if (!hash) return undefined
      path.push(hash)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return path
}

interface Tile {
  level: number
  n: number
}

/** The tile whose hashes make up a node. */
function tileOf({ level, index }: TreeNode): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const first = index * 2 ** (level % TILE_HEIGHT)
  return { level: tileLevel, n: Math.floor(first / TILE_WIDTH) }
}

function at(tile: Uint8Array[] | undefined, position: number): Uint8Array {
  const hash = tile?.[position]
  if (!hash) throw new Error(`expected a hash at ${position} of its tile, found none`)
  return hash
}
