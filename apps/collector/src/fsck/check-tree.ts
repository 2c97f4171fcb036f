import type { Id } from '@kvitto/core'
import { appendLeaf, type CompactRange, emptyRange } from '@kvitto/receipt'
import { hashNode } from '../log/hash-node.ts'
import type { AuditRows, TilePosition } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'

/** Tree levels in a tile: 256 hashes wide. */
const TILE_HEIGHT = 8
const TILE_WIDTH = 256

interface ExpectedTile extends TilePosition {
  hashes: Uint8Array[]
  root: Uint8Array
}

/** The tree over the stored leaves has the stored tiles, each once, and the head's subtrees. */
export async function checkTree(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const names = new Set<string>()
  const { append, tiles } = growTiles()
  let range: CompactRange = emptyRange
  for await (const { leafHash } of rows.entries(site)) {
    range = append(range, leafHash)
    for (const tile of tiles.splice(0)) {
      names.add(`${tile.level}/${tile.n}`)
      const fault = await compareTile(rows, site, tile)
      if (fault) return fault
    }
  }
  for await (const { level, n } of rows.tilePositions(site)) {
    if (!names.has(`${level}/${n}`)) {
      return entryFault(firstOf({ level, n }), `begins tile ${level}/${n}, which is added`)
    }
  }
  return compareRange(range, (await rows.head(site))?.range ?? [])
}

/** Grows a tree and keeps the tiles that it completes. */
function growTiles() {
  const open: Uint8Array[][] = []
  const tiles: ExpectedTile[] = []
  const onNode = (level: number, index: number, hash: Uint8Array) => {
    if (level % TILE_HEIGHT !== 0) return
    const height = level / TILE_HEIGHT
    if (height > 0) {
      tiles.push({ level: height - 1, n: index, hashes: open[height - 1] ?? [], root: hash })
      open[height - 1] = []
    }
    open[height] = [...(open[height] ?? []), hash]
  }
  const append = (range: CompactRange, leaf: Uint8Array) =>
    appendLeaf(range, leaf, { hashNode, onNode })
  return { append, tiles }
}

async function compareTile(
  rows: AuditRows,
  site: Id,
  tile: ExpectedTile,
): Promise<Fault | undefined> {
  const name = `tile ${tile.level}/${tile.n}`
  const found = await rows.tile(site, tile)
  if (!found) return entryFault(firstOf(tile), `begins ${name}, which is missing`)
  const wrong = tile.hashes.findIndex((hash, at) => !isSame(hash, found.hashes[at]))
  if (wrong >= 0) return entryFault(firstOf(tile, wrong), `is not as ${name} has it`)
  if (isSame(tile.root, found.root) && found.hashes.length === TILE_WIDTH) return undefined
  return entryFault(firstOf(tile), `begins ${name}, whose root is not that of its hashes`)
}

/** Where hashes differ the entry may be altered or the head; of a subtree only its first can be named. */
function compareRange(range: CompactRange, stored: Uint8Array[]): Fault | undefined {
  let first = 0
  for (const [position, hash] of range.hashes.entries()) {
    const width = widthOf(range.size - first)
    if (!isSame(hash, stored[position])) {
      const last = first + width - 1
      return { index: first, problem: `entries ${first} to ${last} are not as the head has them` }
    }
    first += width
  }
  if (stored.length === range.hashes.length) return undefined
  return {
    index: null,
    problem: `the head has ${stored.length} subtrees, not ${range.hashes.length}`,
  }
}

/** The first entry below a tile, or below one of its hashes. */
function firstOf({ level, n }: TilePosition, position = 0): number {
  return (n * TILE_WIDTH + position) * TILE_WIDTH ** level
}

/** Of the greatest full subtree in that many leaves. */
function widthOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size))
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0
}
