import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { type AccessRow, spanOf, toAccess } from './access-row.ts'
import { type Access, type AccessStore, MOST_TAKEN } from './access-store.ts'
import { type AccessBatch, batchOf, growAccessLogs, takeAccesses } from './grow-access-logs.ts'
import { joinHashes } from './join-hashes.ts'
import type { GrowLog } from './receipt-store.ts'
import { insertTiles } from './sqlite-append.ts'
import { readHead } from './sqlite-head.ts'
import type { Journal } from './sqlite-journal.ts'

/** The `AccessStore` contract on one SQLite database. */
export function sqliteAccesses(database: Database, journal: Journal): AccessStore {
  const selectHead = readHead(database)
  const placeTiles = insertTiles(database)
  const selectWaiting = database.prepare<[string, number], AccessRow>(
    `select * from access where idx is null and site in (select value from json_each(?))
     order by id limit ?`,
  )
  const selectSites = database
    .prepare<[], Id>('select distinct site from access where idx is null')
    .pluck()
  const insertEntry = database.prepare('insert into entry values (?, ?, ?, ?, ?, ?)')
  const insertAccess = database.prepare(
    `insert into access (site, idx, at, token_id, query, found, filter_hash)
     values (?, ?, ?, ?, ?, ?, ?)`,
  )
  const giveIndex = database.prepare('update access set idx = ? where id = ?')
  const writeHead = database.prepare(
    'insert or replace into head (site, size, range, checkpoint) values (?, ?, ?, ?)',
  )
  const remove = database.prepare(
    `delete from access where id in
     (select id from access where site = ? and idx < ? order by idx limit ?)`,
  )
  const list = database.prepare<
    [ReturnType<typeof spanOf> & { site: string; limit: number }],
    AccessRow
  >(
    `select * from access where site = @site and at >= @from and at < @to
     and (at, id) < (@at, @id) order by at desc, id desc limit @limit`,
  )

  const append = database.transaction(({ sites, accesses }: AccessBatch, grow: GrowLog) => {
    const waiting = selectWaiting.all(JSON.stringify(sites), MOST_TAKEN).map(toAccess)
    const { taken, isWritten } = takeAccesses(waiting, accesses)
    for (const { log, head, tiles, added } of growAccessLogs(taken, selectHead, grow)) {
      for (const { index, access, entry } of added) {
        const at = Date.parse(access.at)
        insertEntry.run(log, index, entry.kind, at, entry.standsFor, entry.leafHash)
        if (access.id === undefined) insert(access, index, at)
        else giveIndex.run(index, access.id)
      }
      writeHead.run(log, head.size, joinHashes(head.range), head.checkpoint)
      placeTiles(log, tiles)
    }
    return isWritten
  })

  return {
    append: async (accesses, grow) => append.immediate(batchOf(accesses), grow),
    listWaiting: async () => selectSites.all(),
    takeWaiting: async (site, grow) => append.immediate({ sites: [site], accesses: [] }, grow),
    async remove(site, below, most) {
      const { changes } = remove.run(site, below, most)
      if (changes > 0) journal.empty()
      return changes
    },
    list: async (site, filter, page) =>
      list.all({ site, limit: page.limit, ...spanOf(filter, page) }).map(toAccess),
  }

  function insert({ site, tokenId, query, found, filterHash }: Access, index: number, at: number) {
    insertAccess.run(site, index, at, tokenId, query, found, filterHash)
  }
}
