import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { readTilePosition, unknownTile } from './read-tile-position.ts'

/** The hashes of a tile, joined. */
export async function readTile(
  { store }: Deps,
  { site, level, path }: { site: Id; level: number; path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = readTilePosition(path)
  const hashes = await store.receipts.readTile(site, level, n, width)
  if (!hashes) throw unknownTile()
  return new Uint8Array(Buffer.concat(hashes))
}
