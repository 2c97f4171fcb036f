import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { readTilePosition, unknownTile } from './read-tile-position.ts'

/** The hashes of a tile, joined. */
export async function readTile(
  { store }: Deps,
  { site, level, path }: { site: Id; level: string; path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = readTilePosition(path)
  // C2SP tlog-tiles: 0 to 63, without leading zeros.
  if (!/^([0-9]|[1-5][0-9]|6[0-3])$/.test(level)) throw unknownTile()
  const hashes = await store.receipts.readTile(site, Number(level), n, width)
  if (!hashes) throw unknownTile()
  return new Uint8Array(Buffer.concat(hashes))
}
