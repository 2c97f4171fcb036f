import { parseTilePath, type TilePosition } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'

/** Where a tile's path points; `tile_unknown` for what is no such path. */
export function readTilePosition(path: string): TilePosition {
  const position = parseTilePath(path)
  if (!position) throw unknownTile()
  return position
}

export function unknownTile(): CollectorError {
  return new CollectorError('tile_unknown', 'expected a tile of this log, found none')
}
