import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { logIdOf, turnOf } from '../log/log-id.ts'
import { type HeadRow, toHead } from './head-row.ts'
import { joinHashes } from './join-hashes.ts'
import type { ReceiptStore, RemovedBody, Turned, TurnLog } from './receipt-store.ts'
import { type RecordRow, toRecord } from './record-row.ts'
import { insertTiles } from './sqlite-append.ts'
import { readHead } from './sqlite-head.ts'
import { receiptRemover } from './sqlite-remove-receipt.ts'

type Turns = Pick<
  ReceiptStore,
  'listHeads' | 'turnLog' | 'listRecords' | 'firstSince' | 'removeReceipts' | 'removeTraces'
>

/** How logs end, go on and are pruned. */
export function sqliteTurns(database: Database): Turns {
  const selectHead = readHead(database)
  const selectClosed = database.prepare<[Id], HeadRow>(
    'select *, true as is_closed from closed_log where site = ? order by generation',
  )
  const selectRecords = database.prepare<[Id], RecordRow>(
    `select r.idx, n.received_at, r.kind, r.record, r.checkpoint
     from log_record r join entry n using (site, idx) where r.site = ? order by r.idx`,
  )
  const selectFirst = database
    .prepare<[Id, number], number>(
      'select idx from entry where site = ? and received_at >= ? order by idx limit 1',
    )
    .pluck()
  const selectNext = database
    .prepare<[Id], number>('select coalesce(max(idx) + 1, 0) from entry where site = ?')
    .pluck()
  const insertClosed = database.prepare('insert into closed_log values (?, ?, ?, ?, ?, ?)')
  const insertEntry = database.prepare('insert into entry values (?, ?, ?, ?, ?, ?)')
  const insertRecord = database.prepare('insert into log_record values (?, ?, ?, ?, ?)')
  const placeTiles = insertTiles(database)
  const writeHead = database.prepare(
    'insert or replace into head (site, size, range, checkpoint, generation, first, is_closed) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const removeTraces = database.prepare('delete from erased where site = ? and idx < ?')
  const selectReceivedAt = database
    .prepare<[Id, number], number>('select received_at from receipt where site = ? and idx = ?')
    .pluck()
  const removeReceipt = receiptRemover(database)

  const turnLog = database.transaction((site: Id, turn: TurnLog) => {
    const turned = turn(selectHead(site))
    if (!turned) return
    place(site, turned.last)
    if (!turned.first) return
    const { size, range, checkpoint } = turned.last.head
    const { generation, first } = turnOf(turned.last.head)
    insertClosed.run(site, generation, first, size, joinHashes(range), checkpoint)
    place(site, turned.first)
  })
  const removeAll = database.transaction((site: Id, receipts: readonly RemovedBody[]) => {
    for (const receipt of receipts) {
      const receivedAt = selectReceivedAt.get(site, receipt.index)
      if (receivedAt !== undefined) removeReceipt(site, receipt, receivedAt)
    }
  })

  return {
    async listHeads(site) {
      const head = selectHead(site)
      return head ? [...selectClosed.all(site).map(toHead), head] : []
    },
    turnLog: async (site, turn) => turnLog.immediate(site, turn),
    listRecords: async (site) => selectRecords.all(site).map(toRecord),
    firstSince: async (site, at) =>
      selectFirst.get(site, Date.parse(at)) ?? selectNext.get(site) ?? 0,
    removeReceipts: async (site, receipts) => removeAll.immediate(site, receipts),
    async removeTraces(site, below) {
      removeTraces.run(site, below)
    },
  }

  function place(site: Id, { head, tiles, ...entry }: Turned): void {
    const { generation, first, isClosed } = turnOf(head)
    const index = first + head.size - 1
    const at = Date.parse(entry.receivedAt)
    insertEntry.run(site, index, entry.kind, at, entry.standsFor, entry.leafHash)
    insertRecord.run(site, index, entry.kind, entry.record, head.checkpoint)
    const range = joinHashes(head.range)
    writeHead.run(site, head.size, range, head.checkpoint, generation, first, Number(isClosed))
    placeTiles(logIdOf(site, head), tiles)
  }
}
