import type { Id } from '@kvitto/core'
import { bytesOf, formatLogEntry } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { parseTilePath, type TilePosition } from '../log/tile-path.ts'
import { requireSite } from './require-site.ts'

/** The signed note over the log's last committed size. */
export async function readCheckpoint({ store }: Deps, site: Id): Promise<string> {
  await requireSite(store, site)
  const head = await store.receipts.readHead(site)
  if (!head)
    throw new CollectorError('log_empty', `expected entries in the log of ${site}, found none`)
  return head.checkpoint
}

/** The hashes of a tile, joined. */
export async function readTilePath(
  { store }: Deps,
  { site, level, path }: { site: Id; level: number; path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = positionOf(path)
  const hashes = await store.receipts.readTile(site, level, n, width)
  if (!hashes) throw unknownTile()
  return new Uint8Array(Buffer.concat(hashes))
}

/** The entries of a level 0 tile, each with its length before it in two bytes. */
export async function readEntryBundle(
  { store }: Deps,
  site: Id,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = positionOf(path)
  const entries = await store.receipts.listEntries(site, n * 256, width)
  if (entries.length < width) throw unknownTile()
  return new Uint8Array(Buffer.concat(entries.map(formatLogEntry).flatMap(withLength)))
}

function withLength(entry: string): Uint8Array[] {
  const bytes = bytesOf(entry)
  return [Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]
}

function positionOf(path: string): TilePosition {
  const position = parseTilePath(path)
  if (!position) throw unknownTile()
  return position
}

function unknownTile(): CollectorError {
  return new CollectorError('tile_unknown', 'expected a tile of this log, found none')
}
