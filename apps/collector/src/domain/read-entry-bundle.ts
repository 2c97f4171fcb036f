import type { Id } from '@kvitto/core'
import { bytesOf, formatLogEntry } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { readTilePosition, unknownTile } from './read-tile-position.ts'

/** The entries of a level 0 tile, each with its length before it in two bytes. */
export async function readEntryBundle(
  { store }: Deps,
  site: Id,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = readTilePosition(path)
  const entries = await store.receipts.listEntries(site, n * 256, width)
  if (entries.length < width) throw unknownTile()
  return new Uint8Array(Buffer.concat(entries.map(formatLogEntry).flatMap(withLength)))
}

function withLength(entry: string): Uint8Array[] {
  const bytes = bytesOf(entry)
  return [Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]
}
