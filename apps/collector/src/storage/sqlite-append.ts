import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { type LogId, logIdOf, turnOf } from '../log/log-id.ts'
import { joinHashes } from './join-hashes.ts'
import type { AppendItem, AppendOutcome, FullTile, GrowLog, LogHead } from './receipt-store.ts'
import { erasureRows } from './sqlite-erase.ts'
import { readHead } from './sqlite-head.ts'
import { sqliteReceiptRows } from './sqlite-receipt-rows.ts'
import { readTile } from './sqlite-tile.ts'

type Written = Extract<AppendOutcome, { outcome: 'appended' | 'known' }>
type Row = { idx: number; received_at: number }
type Refused = Exclude<AppendOutcome['outcome'], Written['outcome']>

interface Log {
  site: Id
  head: LogHead | undefined
  leafHashes: Uint8Array[]
  /** Whether the site has an erasure: most have none, and each of a batch's receipts asks. */
  hasErasures: boolean
  receipts: ReturnType<ReturnType<typeof sqliteReceiptRows>['begin']>
  /** Answers that get the log's head once it is known. */
  written: Written[]
}

/** `ReceiptStore.append` in one immediate transaction. */
export function sqliteAppend(database: Database) {
  const selectHead = readHead(database)
  const placeTiles = insertTiles(database)
  const insertEntry = database.prepare('insert into entry values (?, ?, ?, ?, ?, ?)')
  const insertRecord = database.prepare("insert into log_record values (?, ?, ?, ?, '')")
  const writeHead = database.prepare(
    `insert into head (site, size, range, checkpoint) values (?, ?, ?, ?) on conflict (site)
     do update set size = excluded.size, range = excluded.range, checkpoint = excluded.checkpoint`,
  )
  const rows = {
    receipt: sqliteReceiptRows(database),
    policy: policyRows(database),
    build: buildRows(database),
    erasure: erasureRows(database),
  }

  const run = database.transaction((items: readonly AppendItem[], grow: GrowLog) => {
    const logs = new Map<Id, Log>()
    const outcomes = items.map((item) => append(item, logOf(logs, item.site)))
    for (const log of logs.values()) seal(log, grow)
    return outcomes
  })
  return (items: readonly AppendItem[], grow: GrowLog) => run.immediate(items, grow)

  function logOf(logs: Map<Id, Log>, site: Id): Log {
    const known = logs.get(site)
    if (known) return known
    const hasErasures = rows.erasure.hasAny(site)
    const receipts = rows.receipt.begin(site)
    const head = selectHead(site)
    const log: Log = { site, head, leafHashes: [], hasErasures, receipts, written: [] }
    logs.set(site, log)
    return log
  }

  function append(item: AppendItem, log: Log): AppendOutcome {
    const found = find(item, log)
    if (typeof found === 'string') return { outcome: found }
    const { first, isClosed } = turnOf(log.head)
    if (!found && isClosed) return { outcome: 'log-closed' }
    const index = found?.idx ?? first + (log.head?.size ?? 0) + log.leafHashes.length
    if (!found) {
      insert(item, index, log)
      if (item.kind === 'erasure') log.hasErasures = true
      log.leafHashes.push(item.leafHash)
    }
    const written: Written = {
      outcome: found ? 'known' : 'appended',
      index,
      receivedAt: found ? new Date(found.received_at).toISOString() : item.receivedAt,
      head: { size: 0, range: [], checkpoint: '' },
    }
    log.written.push(written)
    return written
  }

  function find(item: AppendItem, log: Log): Row | Refused | undefined {
    if (item.kind === 'receipt') {
      const found = rows.receipt.find(item)
      return found ?? (log.hasErasures ? rows.erasure.findRemoved(item) : undefined)
    }
    if (item.kind === 'erasure') return rows.erasure.find(item.site, item.erasure)
    if (item.kind === 'policy') return rows.policy.find(item.site, item.policy.policyVersion)
    if (item.kind === 'pruned') return undefined
    return rows.build.find(item.site, item.standsFor)
  }

  function insert(item: AppendItem, index: number, { receipts }: Log): void {
    const { site, kind, standsFor, leafHash } = item
    const at = Date.parse(item.receivedAt)
    insertEntry.run(site, index, kind, at, standsFor, leafHash)
    if (item.kind === 'receipt') receipts.insert(index, at, item.receipt)
    if (item.kind === 'policy') rows.policy.insert(site, index, at, item.policy)
    if (item.kind === 'erasure') rows.erasure.insert(site, index, item.erasure)
    if (item.kind === 'pruned') insertRecord.run(site, index, item.kind, item.record)
  }

  function seal(log: Log, grow: GrowLog): void {
    const { site } = log
    if (log.leafHashes.length > 0) {
      const { head, tiles } = grow(site, log.head, log.leafHashes)
      log.head = { ...head, ...(log.head?.turn && { turn: log.head.turn }) }
      writeHead.run(site, head.size, joinHashes(head.range), head.checkpoint)
      placeTiles(logIdOf(site, log.head), tiles)
      log.receipts.end()
    }
    if (log.head) for (const written of log.written) written.head = log.head
  }
}

/** Stores the tiles that a log's new entries complete. */
export function insertTiles(database: Database) {
  const selectTile = readTile(database)
  const insertTile = database.prepare('insert into tile values (?, ?, ?, ?, ?)')
  return (log: LogId, tiles: readonly FullTile[]) => {
    // Lower levels first: the hashes of one level are the roots of the one below.
    for (const { level, n, root } of tiles.toSorted((a, b) => a.level - b.level)) {
      const hashes = selectTile(log, level, n, 256)
      if (!hashes) throw new Error(`expected 256 hashes below tile ${level}/${n}, found fewer`)
      insertTile.run(log, level, n, joinHashes(hashes), root)
    }
  }
}

function policyRows(database: Database) {
  const newest = database.prepare<[Id], Row & { policy_version: string }>(
    `select idx, published_at as received_at, policy_version from publication
     where site = ? order by idx desc limit 1`,
  )
  const insertPolicy = database.prepare('insert or ignore into policy values (?, ?, ?, ?)')
  const insertPublication = database.prepare('insert into publication values (?, ?, ?, ?, ?)')
  return {
    find(site: Id, policyVersion: string) {
      const row = newest.get(site)
      return row?.policy_version === policyVersion ? row : undefined
    },
    insert(
      site: Id,
      index: number,
      at: number,
      policy: (AppendItem & { kind: 'policy' })['policy'],
    ) {
      const { policyVersion, bytes, meanings } = policy
      const effectiveAt = Date.parse(policy.effectiveAt)
      insertPolicy.run(policyVersion, effectiveAt, bytes, JSON.stringify(meanings))
      insertPublication.run(site, index, policyVersion, at, effectiveAt)
    },
  }
}

function buildRows(database: Database) {
  const byHash = database.prepare<[Id, Uint8Array], Row>(
    "select idx, received_at from entry where site = ? and stands_for = ? and kind = 'build'",
  )
  return { find: (site: Id, standsFor: Uint8Array) => byHash.get(site, standsFor) }
}
