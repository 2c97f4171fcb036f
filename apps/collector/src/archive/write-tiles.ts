import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { appendLeaf, type CompactRange, emptyRange, formatTileNumber } from '@kvitto/receipt'
import { entryBundle } from '../domain/entry-bundle.ts'
import type { EntryRow } from '../fsck/audit-rows.ts'
import { KINDS } from '../fsck/kinds.ts'
import { timeOf } from '../fsck/time-of.ts'
import { hashNode } from '../log/hash-node.ts'
import type { LogEntry } from '../storage/receipt-store.ts'

/** Tree levels in a tile: 256 hashes wide. */
const TILE_HEIGHT = 8
const TILE_WIDTH = 256

/** Writes a log's files as C2SP tlog-tiles names them: entry bundles, and tiles of every level. */
export async function writeTiles(entries: AsyncIterable<EntryRow>, folder: string): Promise<void> {
  const levels: { n: number; hashes: Uint8Array[] }[] = []
  const bundle: LogEntry[] = []
  let bundles = 0
  let range: CompactRange = emptyRange
  const onNode = (level: number, _index: number, hash: Uint8Array) => {
    if (level % TILE_HEIGHT !== 0) return
    const tile = levels[level / TILE_HEIGHT] ?? { n: 0, hashes: [] }
    levels[level / TILE_HEIGHT] = tile
    tile.hashes.push(hash)
  }
  for await (const row of entries) {
    bundle.push(toEntry(row))
    range = appendLeaf(range, row.leafHash, { hashNode, onNode })
    if (bundle.length === TILE_WIDTH) await writeBundle(bundle.splice(0))
    for (const [level, tile] of levels.entries()) {
      if (tile.hashes.length === TILE_WIDTH) await writeTile(level, tile)
    }
  }
  if (bundle.length > 0) await writeBundle(bundle)
  for (const [level, tile] of levels.entries()) {
    if (tile.hashes.length > 0) await writeTile(level, tile)
  }

  async function writeBundle(full: LogEntry[]): Promise<void> {
    await write(folder, ['entries', nameOf(bundles++, full.length)], entryBundle(full))
  }

  async function writeTile(level: number, tile: { n: number; hashes: Uint8Array[] }) {
    const hashes = tile.hashes.splice(0)
    await write(folder, [`${level}`, nameOf(tile.n++, hashes.length)], Buffer.concat(hashes))
  }
}

function nameOf(n: number, width: number): string {
  return `${formatTileNumber(n)}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

async function write(folder: string, names: string[], bytes: Uint8Array): Promise<void> {
  const path = join(folder, 'tile', ...names)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx' })
}

function toEntry({ kind, receivedAt, standsFor }: EntryRow): LogEntry {
  const known = KINDS.find((each) => each === kind)
  if (!known) throw new Error(`expected a known kind of entry, found ${kind}`)
  return { kind: known, receivedAt: timeOf(receivedAt), standsFor }
}
