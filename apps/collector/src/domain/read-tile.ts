import type { Deps } from '../deps.ts'
import { logIdOf } from '../log/log-id.ts'
import { checkMinimum } from './check-minimum.ts'
import { type NamedLog, readLog } from './read-log.ts'
import { readTilePosition, unknownTile } from './read-tile-position.ts'

/** The hashes of a tile, joined. */
export async function readTile(
  deps: Deps,
  { level, path, ...log }: NamedLog & { level: string; path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = readTilePosition(path)
  // C2SP tlog-tiles: 0 to 63, without leading zeros.
  if (!/^([0-9]|[1-5][0-9]|6[0-3])$/.test(level)) throw unknownTile()
  const head = await readLog(deps, log)
  await checkMinimum(deps, { site: log.site, head, end: (n + 1) * 256 ** (Number(level) + 1) })
  const id = logIdOf(log.site, head)
  const hashes = await deps.store.receipts.readTile(id, Number(level), n, width)
  if (!hashes) throw unknownTile()
  return new Uint8Array(Buffer.concat(hashes))
}
