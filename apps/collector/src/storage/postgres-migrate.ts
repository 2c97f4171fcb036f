import { init } from './migrations/postgres-001-init.ts'
import { tally } from './migrations/postgres-002-tally.ts'
import { erasure } from './migrations/postgres-003-erasure.ts'
import { witnessed } from './migrations/postgres-004-witnessed.ts'
import { accessKey } from './migrations/postgres-005-access-key.ts'
import { bodyKey } from './migrations/postgres-006-body-key.ts'
import { answers } from './migrations/postgres-007-answers.ts'
import { version } from './migrations/postgres-008-version.ts'
import { turn } from './migrations/postgres-009-turn.ts'
import { accessLog } from './migrations/postgres-010-access-log.ts'
import { accessRetention } from './migrations/postgres-011-access-retention.ts'
import type { PostgresDatabase } from './postgres-database.ts'

/**
 * In order, forward only. Collectors of the version before go on serving while one runs and after:
 * a migration may add tables, indexes, and columns that have a default; what it takes away or
 * renames must have been out of use for a whole version.
 */
export const MIGRATIONS: readonly string[] = [
  init,
  tally,
  erasure,
  witnessed,
  accessKey,
  bodyKey,
  answers,
  version,
  turn,
  accessLog,
  accessRetention,
]

/** Any number will do that nothing else in the database locks. */
const LOCK = 5_488_663

/**
 * Brings the schema up to date, in one transaction; of several collectors that start at once, one
 * does it. Throws on a database that is more than one version ahead.
 */
export async function migrate(
  { transact }: PostgresDatabase,
  migrations: readonly string[] = MIGRATIONS,
): Promise<void> {
  await transact(async (query) => {
    await query("set local lock_timeout = '60s'")
    await query('select pg_advisory_xact_lock($1)', [LOCK])
    // Whoever waits for a table holds up all who come after, so not for long.
    await query("set local lock_timeout = '5s'")
    await query('create table if not exists migration (version integer primary key)')
    const [row] = await query<{ version: number | null }>(
      'select max(version) as version from migration',
    )
    const version = row?.version ?? 0
    if (version > migrations.length + 1) {
      const newest = migrations.length + 1
      throw new Error(`expected a database of version ${newest} or less, found ${version}`)
    }
    for (const [position, migration] of [...migrations.entries()].slice(version)) {
      await query(migration)
      await query('insert into migration values ($1)', [position + 1])
    }
  })
}
