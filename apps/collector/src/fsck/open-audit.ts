import { join } from 'node:path'
import { createBodyCipher } from '../bodies/body-cipher.ts'
import type { AuditRows } from './audit-rows.ts'
import { openReceipts } from './open-receipts.ts'
import { openPostgresAudit } from './postgres-audit.ts'
import { openSqliteAudit } from './sqlite-audit.ts'

/** Of SQLite: the collector's data folder. Of PostgreSQL: its address. */
export type AuditedDatabase = { folder: string } | { url: string }

/** Opens it to read alone, and sealed bodies with the operator's keys. Throws where there is none. */
export async function openAudit(
  database: AuditedDatabase,
  operatorKeys: readonly Uint8Array[] | undefined,
): Promise<AuditRows> {
  const cipher = operatorKeys && createBodyCipher(operatorKeys)
  const rows =
    'url' in database
      ? await openPostgresAudit(database.url)
      : openSqliteAudit(join(database.folder, 'kvitto.db'))
  return openReceipts(rows, cipher)
}
