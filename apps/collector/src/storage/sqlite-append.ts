import type { Id } from '@kvitto/core'
import type { AcceptedReceipt } from '@kvitto/receipt'
import type { Database } from 'better-sqlite3'
import { isGiving } from '../domain/is-giving.ts'
import { type LogId, logIdOf, turnOf } from '../log/log-id.ts'
import { dayOf } from './day-of.ts'
import { decidedBy } from './decided-by.ts'
import { joinHashes } from './join-hashes.ts'
import type { AppendItem, AppendOutcome, FullTile, GrowLog, LogHead } from './receipt-store.ts'
import { sqliteAnswers } from './sqlite-answers.ts'
import { erasureRows } from './sqlite-erase.ts'
import { readHead } from './sqlite-head.ts'
import { readTile } from './sqlite-tile.ts'

type Written = Extract<AppendOutcome, { outcome: 'appended' | 'known' }>
type Row = { idx: number; received_at: number }
type Refused = Exclude<AppendOutcome['outcome'], Written['outcome']>

interface Log {
  head: LogHead | undefined
  leafHashes: Uint8Array[]
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
    receipt: receiptRows(database),
    policy: policyRows(database),
    build: buildRows(database),
    erasure: erasureRows(database),
  }

  const run = database.transaction((items: readonly AppendItem[], grow: GrowLog) => {
    const logs = new Map<Id, Log>()
    const outcomes = items.map((item) => append(item, logOf(logs, item.site)))
    for (const [site, log] of logs) seal(site, log, grow)
    return outcomes
  })
  return (items: readonly AppendItem[], grow: GrowLog) => run.immediate(items, grow)

  function logOf(logs: Map<Id, Log>, site: Id): Log {
    const known = logs.get(site)
    if (known) return known
    const log: Log = { head: selectHead(site), leafHashes: [], written: [] }
    logs.set(site, log)
    return log
  }

  function append(item: AppendItem, log: Log): AppendOutcome {
    const found = find(item)
    if (typeof found === 'string') return { outcome: found }
    const { first, isClosed } = turnOf(log.head)
    if (!found && isClosed) return { outcome: 'log-closed' }
    const index = found?.idx ?? first + (log.head?.size ?? 0) + log.leafHashes.length
    if (!found) {
      insert(item, index)
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

  function find(item: AppendItem): Row | Refused | undefined {
    if (item.kind === 'receipt') {
      return rows.receipt.find(item.site, item.receipt) ?? rows.erasure.findRemoved(item)
    }
    if (item.kind === 'erasure') return rows.erasure.find(item.site, item.erasure)
    if (item.kind === 'policy') return rows.policy.find(item.site, item.policy.policyVersion)
    if (item.kind === 'pruned') return undefined
    return rows.build.find(item.site, item.standsFor)
  }

  function insert(item: AppendItem, index: number): void {
    const { site, kind, standsFor, leafHash } = item
    const at = Date.parse(item.receivedAt)
    insertEntry.run(site, index, kind, at, standsFor, leafHash)
    if (item.kind === 'receipt') rows.receipt.insert(site, index, at, item.receipt)
    if (item.kind === 'policy') rows.policy.insert(site, index, at, item.policy)
    if (item.kind === 'erasure') rows.erasure.insert(site, index, item.erasure)
    if (item.kind === 'pruned') insertRecord.run(site, index, item.kind, item.record)
  }

  function seal(site: Id, log: Log, grow: GrowLog): void {
    if (log.leafHashes.length > 0) {
      const { head, tiles } = grow(site, log.head, log.leafHashes)
      log.head = { ...head, ...(log.head?.turn && { turn: log.head.turn }) }
      writeHead.run(site, head.size, joinHashes(head.range), head.checkpoint)
      placeTiles(logIdOf(site, log.head), tiles)
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

function receiptRows(database: Database) {
  const byId = database.prepare<[Id, string], Row & { hash: string }>(
    'select idx, received_at, hash from receipt where site = ? and receipt_id = ?',
  )
  const subjectOf = database
    .prepare<[Id, string], string>('select subject_id from receipt where site = ? and hash = ?')
    .pluck()
  const answersOf = sqliteAnswers(database)
  const insertReceipt = database.prepare(
    'insert into receipt values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertDecided = database.prepare('insert into decided values (?, ?, ?, ?, ?, ?)')
  const insertEnded = database.prepare('insert or ignore into ended values (?, ?, ?)')
  const countGrant = database.prepare(
    'insert into grant_count values (?, ?, ?, 1) on conflict do update set n = n + 1',
  )
  return {
    find(site: Id, { payload, hash }: AcceptedReceipt) {
      const row = byId.get(site, payload.receiptId)
      if (row) return row.hash === hash ? row : 'conflict'
      const previousSubject = payload.previous && subjectOf.get(site, payload.previous)
      if (previousSubject && previousSubject !== payload.subjectId) return 'subject-mismatch'
      return undefined
    },
    insert(site: Id, index: number, at: number, { payload, hash, trust, text }: AcceptedReceipt) {
      const { receiptId, subjectId, policyVersion } = payload
      const answers = answersOf(site, payload) ?? null
      const row = [receiptId, subjectId, hash, policyVersion, at, trust, text, answers]
      insertReceipt.run(site, index, ...row)
      if (answers === null) {
        for (const [id, decision] of decidedBy(payload)) {
          insertDecided.run(site, id, decision, at, index, policyVersion)
        }
      }
      for (const ended of payload.ends) insertEnded.run(site, ended, index)
      if (isGiving(payload)) countGrant.run(site, dayOf(at), policyVersion)
    },
  } as const
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
