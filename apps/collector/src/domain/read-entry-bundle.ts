import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { entryBundle } from './entry-bundle.ts'
import { readTilePosition, unknownTile } from './read-tile-position.ts'

/** The entries of a level 0 tile. */
export async function readEntryBundle(
  { store }: Deps,
  site: Id,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = readTilePosition(path)
  const entries = await store.receipts.listEntries(site, n * 256, width)
  if (entries.length < width) throw unknownTile()
  return entryBundle(entries)
}
