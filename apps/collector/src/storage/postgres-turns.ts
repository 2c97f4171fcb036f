import type { Id } from '@kvitto/core'
import { turnOf } from '../log/log-id.ts'
import { type HeadRow, toHead } from './head-row.ts'
import { joinHashes } from './join-hashes.ts'
import type { PostgresDatabase, Query } from './postgres-database.ts'
import { readHead, tryLockHeads } from './postgres-head.ts'
import { removeReceipts } from './postgres-remove-receipts.ts'
import { insertTiles } from './postgres-tile.ts'
import type { LogRecord, ReceiptStore, Turned } from './receipt-store.ts'
import { type RecordRow, toRecord } from './record-row.ts'

type Turns = Pick<
  ReceiptStore,
  'listHeads' | 'turnLog' | 'listRecords' | 'firstSince' | 'removeReceipts' | 'removeTraces'
>

/** How logs end, go on and are pruned. */
export function postgresTurns({ query, transact }: PostgresDatabase): Turns {
  return {
    // One view of both: between two queries a log might end.
    listHeads: (site) =>
      transact(async (within) => {
        await within('set transaction isolation level repeatable read')
        const closed = await within<HeadRow>(
          'select *, true as is_closed from closed_log where site = $1 order by generation',
          [site],
        )
        const head = await readHead(within, site)
        return head ? [...closed.map(toHead), head] : []
      }),
    turnLog: (site, turn) =>
      transact(async (within) => {
        const turned = turn((await tryLockHeads(within, [site]))?.get(site))
        if (!turned) return
        await place(within, site, turned.last)
        if (!turned.first) return
        const { size, range, checkpoint } = turned.last.head
        const { generation, first } = turnOf(turned.last.head)
        await within('insert into closed_log values ($1, $2, $3, $4, $5, $6)', [
          site,
          generation,
          first,
          size,
          joinHashes(range),
          checkpoint,
        ])
        await place(within, site, turned.first)
      }),
    async listRecords(site): Promise<LogRecord[]> {
      const rows = await query<RecordRow>(
        `select r.idx, n.received_at, r.kind, r.record, r.checkpoint
         from log_record r join entry n using (site, idx) where r.site = $1 order by r.idx`,
        [site],
      )
      return rows.map(toRecord)
    },
    async firstSince(site, at) {
      const [row] = await query<{ first: number }>(
        `select coalesce(
           (select idx from entry where site = $1 and received_at >= $2 order by idx limit 1),
           (select max(idx) + 1 from entry where site = $1), 0) as first`,
        [site, Date.parse(at)],
      )
      return row?.first ?? 0
    },
    // Several collectors may prune the same: what is gone is passed over.
    async removeReceipts(site, receipts) {
      await transact((within) => removeReceipts(within, site, receipts))
    },
    async removeTraces(site, below) {
      await query('delete from erased where site = $1 and idx < $2', [site, below])
    },
  }
}

async function place(query: Query, site: Id, { head, tiles, ...entry }: Turned): Promise<void> {
  const { generation, first, isClosed } = turnOf(head)
  const index = first + head.size - 1
  await query('insert into entry values ($1, $2, $3, $4, $5, $6)', [
    site,
    index,
    entry.kind,
    Date.parse(entry.receivedAt),
    entry.standsFor,
    entry.leafHash,
  ])
  await query('insert into log_record values ($1, $2, $3, $4, $5)', [
    site,
    index,
    entry.kind,
    entry.record,
    head.checkpoint,
  ])
  await query(
    `update head set size = $2, range = $3, checkpoint = $4, generation = $5, first = $6, is_closed = $7
     where site = $1`,
    [site, head.size, joinHashes(head.range), head.checkpoint, generation, first, isClosed],
  )
  insertTiles(query, { site, head }, tiles)
}
