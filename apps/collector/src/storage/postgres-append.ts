import type { Id } from '@kvitto/core'
import { turnOf } from '../log/log-id.ts'
import { findAnswers } from './postgres-answers.ts'
import { requireBodyKeys } from './postgres-body-keys.ts'
import type { PostgresDatabase, Query } from './postgres-database.ts'
import { eraseReceipts } from './postgres-erase.ts'
import { addHeads, tryLockHeads } from './postgres-head.ts'
import { type Found, findKnown, type Known } from './postgres-known.ts'
import { createRows, insertRows } from './postgres-rows.ts'
import { insertTiles } from './postgres-tile.ts'
import type { AppendItem, AppendOutcome, GrowLog, LogHead } from './receipt-store.ts'

type Written = Extract<AppendOutcome, { outcome: 'appended' | 'known' }>
type Rows = ReturnType<typeof createRows>

interface Log {
  site: Id
  head: LogHead | undefined
  leafHashes: Uint8Array[]
  /** Answers that get the log's head once it is known. */
  written: Written[]
}

/**
 * `ReceiptStore.append` in one transaction. The locked rows are the logs' only heads: no collector
 * keeps one of its own, so whichever has the lock goes on where the last one ended.
 */
export function postgresAppend({ transact }: PostgresDatabase) {
  const erasing = new Set<Id>()
  return (items: readonly AppendItem[], grow: GrowLog): Promise<AppendOutcome[]> =>
    transact((query) => appendOnce(query, { items, grow, erasing }))
}

interface Batch {
  items: readonly AppendItem[]
  grow: GrowLog
  /** As `findKnown` has it. */
  erasing: Set<Id>
}

async function appendOnce(query: Query, batch: Batch): Promise<AppendOutcome[]> {
  const { items, grow, erasing } = batch
  const sites = [...new Set(items.map(({ site }) => site))]
  // Sent together: what comes after the lock sees all that the lock's earlier holders have written.
  const [heads, known, answers] = await Promise.all([
    tryLockHeads(query, sites),
    findKnown(query, items, erasing),
    findAnswers(query, items),
    requireBodyKeys(query, items),
  ])
  if (!heads) {
    await addHeads(query, sites)
    return appendOnce(query, batch)
  }
  const logs = new Map(Array.from(heads, ([site, head]) => [site, newLog(site, head)]))
  const rows = createRows(answers)
  const outcomes = items.map((item) => take(item, { log: logOf(logs, item.site), known, rows }))
  const grown = [...logs.values()].flatMap((log) => seal(log, grow, rows))
  // None waits for the one before, nor the commit for them: the heads stay locked for one round trip.
  insertRows(query, rows)
  for (const erasure of rows.erasures) await eraseReceipts(query, erasure)
  for (const { tiles, ...log } of grown) insertTiles(query, log, tiles)
  return outcomes
}

function newLog(site: Id, head: LogHead | undefined): Log {
  return { site, head, leafHashes: [], written: [] }
}

function logOf(logs: ReadonlyMap<Id, Log>, site: Id): Log {
  const log = logs.get(site)
  if (!log) throw new Error(`expected the locked log of ${site}, found none`)
  return log
}

/** The next index for what is new; an item finds those of its own batch that come before it. */
function take(
  item: AppendItem,
  { log, known, rows }: { log: Log; known: Known; rows: Rows },
): AppendOutcome {
  const found = known.find(item)
  if (typeof found === 'string') return { outcome: found }
  if (!found && turnOf(log.head).isClosed) return { outcome: 'log-closed' }
  const written = found ? answer('known', found) : append(item, log, rows)
  if (!found) known.add(item, written.index)
  log.written.push(written)
  return written
}

function append(item: AppendItem, log: Log, rows: Rows): Written {
  const index = turnOf(log.head).first + (log.head?.size ?? 0) + log.leafHashes.length
  rows.add(item, index)
  log.leafHashes.push(item.leafHash)
  return answer('appended', { idx: index, received_at: Date.parse(item.receivedAt) })
}

function answer(outcome: Written['outcome'], { idx, received_at }: Found): Written {
  const receivedAt = new Date(received_at).toISOString()
  return { outcome, index: idx, receivedAt, head: { size: 0, range: [], checkpoint: '' } }
}

function seal(log: Log, grow: GrowLog, rows: Rows) {
  const { site, leafHashes, written } = log
  const grown = leafHashes.length > 0 ? grow(site, log.head, leafHashes) : undefined
  const head = grown ? { ...grown.head, ...(log.head?.turn && { turn: log.head.turn }) } : log.head
  if (grown) rows.addHead(site, grown.head)
  if (head) for (const outcome of written) outcome.head = head
  return grown ? [{ site, head, tiles: grown.tiles }] : []
}
