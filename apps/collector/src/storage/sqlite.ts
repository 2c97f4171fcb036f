import Database from 'better-sqlite3'
import { atMostEvery } from '../at-most-every.ts'
import { init } from './migrations/001-init.ts'
import { tally } from './migrations/002-tally.ts'
import { erasure } from './migrations/003-erasure.ts'
import { witnessed } from './migrations/004-witnessed.ts'
import { turn } from './migrations/005-turn.ts'
import { answers } from './migrations/006-answers.ts'
import { accessLog } from './migrations/007-access-log.ts'
import { accessRetention } from './migrations/008-access-retention.ts'
import { shareSiteReads } from './share-reads.ts'
import { sqliteAccesses } from './sqlite-accesses.ts'
import { makeDurable } from './sqlite-durable.ts'
import { withCodedErrors } from './sqlite-errors.ts'
import { sqliteJournal } from './sqlite-journal.ts'
import { sqliteReceipts } from './sqlite-receipts.ts'
import { sqliteSites } from './sqlite-sites.ts'
import { sqliteTallies } from './sqlite-tallies.ts'
import { sqliteTokens } from './sqlite-tokens.ts'
import { findNewer } from './sqlite-version.ts'
import { checkWritable } from './sqlite-writable.ts'
import type { Store } from './store.ts'

/** A database's `user_version` is how many of them it has. */
export const MIGRATIONS = [
  init,
  tally,
  erasure,
  witnessed,
  turn,
  answers,
  accessLog,
  accessRetention,
]

export interface SqliteOptions {
  /** Told of a disk that fails or is full, at most every ten seconds. */
  reportError?(error: unknown): void
}

/** Opens or makes the database file. Throws when it cannot promise durability. */
export function openSqlite(path: string, { reportError }: SqliteOptions = {}): Store {
  const database = new Database(path)
  try {
    makeDurable(database)
    migrate(database)
  } catch (error) {
    database.close()
    throw error
  }
  const tell = atMostEvery(10_000, (error) => reportError?.(error))
  const journal = sqliteJournal(database, tell)
  // One that was killed may have left what it had removed.
  journal.empty()
  const newer = findNewer(database, MIGRATIONS.length)
  const coded = <Methods extends object>(methods: Methods) =>
    withCodedErrors(methods, { tell, newer })
  return {
    receipts: coded(sqliteReceipts(database, journal)),
    sites: shareSiteReads(coded(sqliteSites(database))),
    tokens: coded(sqliteTokens(database)),
    accesses: coded(sqliteAccesses(database, journal)),
    tallies: coded(sqliteTallies(database)),
    checkWritable: checkWritable(database, newer),
    async close() {
      journal.close()
      database.close()
    },
  }
}

function migrate(database: Database.Database): void {
  const run = database.transaction(() => {
    const newer = findNewer(database, MIGRATIONS.length)()
    if (newer) throw newer
    const version = Number(database.pragma('user_version', { simple: true }))
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.pragma(`user_version = ${MIGRATIONS.length}`)
  })
  run.immediate()
}
