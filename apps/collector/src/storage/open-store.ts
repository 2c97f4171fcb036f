import { existsSync } from 'node:fs'
import { openBodies } from '../bodies/open-bodies.ts'
import type { Data } from '../prepare-data.ts'
import { memoryBodyKeys } from './memory-body-keys.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import { openSqliteBodyKeys } from './sqlite-body-keys.ts'
import type { Store } from './store.ts'

export interface StoreOptions extends Pick<Data, 'databasePath' | 'bodyKeysPath'> {
  /** Undefined: SQLite. */
  databaseUrl?: string | undefined
  /** That seal bodies, the newest first; undefined: bodies are stored as they are. */
  operatorKeys?: readonly Uint8Array[] | undefined
  reportError(error: unknown): void
}

/** Opens the database that the options name. Throws, with one clear line, where it cannot be used. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { store, keys } = await open(options).catch((cause) => {
    const what =
      options.databaseUrl === undefined
        ? `expected a usable database at ${options.databasePath}`
        : 'KVITTO_DATABASE_URL: expected a usable database'
    throw new Error(`${what}: ${messageOf(cause)}`, { cause })
  })
  return openBodies(store, { keys, operatorKeys: options.operatorKeys }).catch(async (error) => {
    await Promise.all([store.close(), keys.close()])
    throw error
  })
}

async function open(options: StoreOptions) {
  const { databaseUrl, databasePath, bodyKeysPath, operatorKeys, reportError } = options
  if (databaseUrl !== undefined) {
    const { bodyKeys, ...store } = await openPostgres({ url: databaseUrl, reportError })
    return { store, keys: bodyKeys }
  }
  const store = openSqlite(databasePath, { reportError })
  const hasKeys = operatorKeys !== undefined || existsSync(bodyKeysPath)
  return { store, keys: hasKeys ? openSqliteBodyKeys(bodyKeysPath) : memoryBodyKeys() }
}

/** Of what went wrong first: a networked store's own error only says that it may pass. */
function messageOf(error: unknown): string {
  const { cause = error } = Object(error)
  return cause instanceof Error ? cause.message || String(Object(cause).code) : String(cause)
}
