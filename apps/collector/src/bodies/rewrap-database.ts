import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from '../storage/postgres.ts'
import { openSqliteBodyKeys } from '../storage/sqlite-body-keys.ts'
import { createBodyCipher } from './body-cipher.ts'
import { type Rewrapped, rewrapKeys } from './rewrap-keys.ts'

export interface RewrapOptions {
  /** Of SQLite: the collector's data folder. Of PostgreSQL: its address. */
  database: { folder: string } | { url: string }
  /** The newest first. */
  operatorKeys: readonly Uint8Array[]
}

/** `rewrapKeys` on a collector's database, which may be in use. Throws where there are no such keys. */
export async function rewrapDatabase({
  database,
  operatorKeys,
}: RewrapOptions): Promise<Rewrapped> {
  const cipher = createBodyCipher(operatorKeys)
  if ('url' in database) {
    const store = await openPostgres({ url: database.url, reportError: () => {} })
    return rewrapKeys(store.bodyKeys, cipher).finally(store.close)
  }
  const path = join(database.folder, 'body-keys.db')
  if (!existsSync(path)) throw new Error(`expected ${path}, found none`)
  const keys = openSqliteBodyKeys(path)
  return rewrapKeys(keys, cipher).finally(keys.close)
}
