import type { Id } from '@kvitto/core'
import { type LogId, logIdOf, splitLogId, turnOf } from '../log/log-id.ts'
import { splitHashes } from './join-hashes.ts'
import type { Query } from './postgres-database.ts'
import type { FullTile, LogHead } from './receipt-store.ts'

/**
 * A tile's first hashes. Only full tiles are stored; the open one of a level is read from what is
 * below it: leaf hashes at level 0, roots of full tiles above. So nothing is ever rewritten, and what
 * was read stays right whoever appends.
 */
export async function readTile(
  query: Query,
  log: LogId,
  { level, n, width }: { level: number; n: number; width: number },
): Promise<Uint8Array[] | undefined> {
  const [full] = await query<{ hashes: Buffer }>(
    'select hashes from tile where site = $1 and level = $2 and n = $3',
    [log, level, n],
  )
  if (full) return splitHashes(full.hashes, width)
  const from = n * 256
  const rows =
    level === 0
      ? await readLeaves(query, log, { from, width })
      : await query<{ hash: Buffer }>(
          `select root as hash from tile
           where site = $1 and level = $2 and n >= $3 and n < $4 order by n`,
          [log, level - 1, from, from + width],
        )
  return rows.length === width ? rows.map(({ hash }) => hash) : undefined
}

/** An index counts through all logs of a site: where the log ended, entries of the next one follow. */
async function readLeaves(
  query: Query,
  log: LogId,
  { from, width }: { from: number; width: number },
) {
  const { site, generation } = splitLogId(log)
  const first = generation === 1 ? 0 : await readFirst(query, site, generation)
  if (first === undefined) return []
  return query<{ hash: Buffer }>(
    `select leaf_hash as hash from entry where site = $1 and idx >= $2 and idx < least($3::bigint,
       (select first + size from closed_log where site = $1 and generation = $4)) order by idx`,
    [site, first + from, first + from + width, generation],
  )
}

async function readFirst(query: Query, site: Id, generation: number): Promise<number | undefined> {
  const [row] = await query<{ first: number }>(
    `select first from head where site = $1 and generation = $2
     union all select first from closed_log where site = $1 and generation = $2`,
    [site, generation],
  )
  return row?.first
}

/** Sends the tiles that a log's new entries complete to a transaction that stored them. */
export function insertTiles(
  query: Query,
  { site, head }: { site: Id; head: Pick<LogHead, 'turn'> | undefined },
  tiles: readonly FullTile[],
): void {
  const log = logIdOf(site, head)
  // Lower levels first: the hashes of one level are the roots of the one below.
  for (const { level, n, root } of tiles.toSorted((a, b) => a.level - b.level)) {
    const tile = [log, level, n, root]
    if (level === 0) query(insertTile(LEAVES), [...tile, site, turnOf(head).first])
    else query(insertTile(ROOTS), tile)
  }
}

const LEAVES = `select leaf_hash as hash, idx as n from entry
  where site = $5 and idx >= $6::bigint + $3 * 256 and idx < $6::bigint + ($3 + 1) * 256`
const ROOTS = `select root as hash, n from tile
  where site = $1 and level = $2 - 1 and n >= $3 * 256 and n < ($3 + 1) * 256`

/** With fewer hashes than a tile has, it fails: null is refused. */
function insertTile(below: string): string {
  return `insert into tile (site, level, n, hashes, root)
    select $1, $2, $3, case count(*) when 256 then string_agg(hash, '' order by n) end, $4::bytea
    from (${below}) below`
}
