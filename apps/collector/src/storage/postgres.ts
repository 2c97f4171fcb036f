import type { BodyKeyStore } from '../bodies/body-key-store.ts'
import { postgresAccesses } from './postgres-accesses.ts'
import { postgresBodyKeys } from './postgres-body-keys.ts'
import { openDatabase } from './postgres-database.ts'
import { migrate } from './postgres-migrate.ts'
import { postgresReceipts } from './postgres-receipts.ts'
import { postgresSites } from './postgres-sites.ts'
import { postgresTallies } from './postgres-tallies.ts'
import { postgresTokens } from './postgres-tokens.ts'
import { shareSiteReads } from './share-reads.ts'
import type { Store } from './store.ts'

export interface PostgresOptions {
  /** `postgres://…`; may hold a password, so it is never printed. */
  url: string
  /** Told of lost connections. */
  reportError(error: unknown): void
}

/** Connects, and makes or updates the schema. Throws when the database cannot promise durability. */
export async function openPostgres({
  url,
  reportError,
}: PostgresOptions): Promise<Store & { bodyKeys: BodyKeyStore }> {
  let isOpen = false
  // What goes wrong before is thrown: it needs no second telling.
  const database = openDatabase(url, (error) => isOpen && reportError(error))
  try {
    await migrate(database)
    isOpen = true
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    receipts: postgresReceipts(database),
    sites: shareSiteReads(postgresSites(database.query)),
    tokens: postgresTokens(database.query),
    accesses: postgresAccesses(database),
    tallies: postgresTallies(database.query),
    bodyKeys: postgresBodyKeys(database),
    async checkWritable() {
      await database.query(
        `insert into setting values ('last-check', $1)
         on conflict (name) do update set value = excluded.value`,
        [new Date().toISOString()],
      )
    },
    close: database.close,
  }
}
