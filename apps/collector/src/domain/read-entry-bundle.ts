import type { Deps } from '../deps.ts'
import { turnOf } from '../log/log-id.ts'
import { checkMinimum } from './check-minimum.ts'
import { entryBundle } from './entry-bundle.ts'
import { type NamedLog, readLog } from './read-log.ts'
import { readTilePosition, unknownTile } from './read-tile-position.ts'

/** The entries of a level 0 tile. */
export async function readEntryBundle(
  deps: Deps,
  { path, ...log }: NamedLog & { path: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { n, width } = readTilePosition(path)
  const head = await readLog(deps, log)
  // Beyond its end entries of the next log follow.
  if (n * 256 + width > head.size) throw unknownTile()
  await checkMinimum(deps, { site: log.site, head, end: (n + 1) * 256 })
  const from = turnOf(head).first + n * 256
  return entryBundle(await deps.store.receipts.listEntries(log.site, from, width))
}
