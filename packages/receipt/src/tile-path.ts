const TILE_WIDTH = 256

export interface TilePosition {
  n: number
  width: number
}

/**
 * Reads `<N>[.p/<W>]` of C2SP tlog-tiles, where 1234067 is `x001/x234/067`. Undefined for any other
 * spelling of the same number.
 *
 * @see https://c2sp.org/tlog-tiles
 */
export function parseTilePath(path: string): TilePosition | undefined {
  const match = /^((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path)
  if (!match) return undefined
  const n = Number(match[1]?.replaceAll(/[x/]/g, ''))
  const width = match[2] === undefined ? TILE_WIDTH : Number(match[2])
  const isPartial = match[2] !== undefined
  const isRight = formatTileNumber(n) === match[1] && (!isPartial || width < TILE_WIDTH)
  return isRight ? { n, width } : undefined
}

/** The path of a tile's number: three digits an element, all but the last with an `x`. */
export function formatTileNumber(n: number): string {
  const digits = String(n)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  return groups
    .map((group, position) => (position < groups.length - 1 ? `x${group}` : group))
    .join('/')
}
