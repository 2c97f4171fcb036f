import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Id } from '@kvitto/core'
import Database from 'better-sqlite3'
import { openSqliteAudit } from '../fsck/sqlite-audit.ts'

export interface BackupOptions {
  /** The collector's data folder; the collector may be running. */
  data: string
  /** The file to make; never one that is there. */
  file: string
  /** Copies the sealed data keys instead: they belong into a backup of their own. */
  bodyKeys?: boolean
}

/** How many entries the copy holds of each site's log. */
export type BackedUp = Record<Id, number>

/**
 * Copies the database as it is at one moment, durable and readable by its owner only; keys are not in
 * it, or nothing else. Whole or not at all. Throws where there is no database, or a file already.
 */
export async function backupSqlite({
  data,
  file,
  bodyKeys = false,
}: BackupOptions): Promise<BackedUp> {
  const made = `${file}.${randomBytes(4).toString('hex')}.new`
  // Made here, so that nobody else may read it while it grows.
  await (await open(made, 'wx', 0o600)).close()
  try {
    await copyDatabase(join(data, bodyKeys ? 'body-keys.db' : 'kvitto.db'), made)
    const sizes = bodyKeys ? {} : await sizesOf(made)
    await sync(made)
    await link(made, file)
    await sync(dirname(file))
    return sizes
  } finally {
    await rm(made, { force: true })
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const database = new Database(from, { readonly: true, fileMustExist: true })
  try {
    // All that is left in one step: one that follows another's write would begin again, and again.
    await database.backup(to, { progress: () => 2 ** 31 - 1 })
  } finally {
    database.close()
  }
  // One file, which can be read where nothing may be written; a collector sets its own mode again.
  const copy = new Database(to)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}

async function sizesOf(path: string): Promise<BackedUp> {
  const rows = openSqliteAudit(path)
  try {
    const sizes: BackedUp = {}
    for (const site of await rows.sites()) {
      sizes[site] = (await rows.logs(site)).reduce((sum, { size }) => sum + size, 0)
    }
    return sizes
  } finally {
    await rows.close()
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}
