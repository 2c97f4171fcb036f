import { join } from 'node:path'
import type { AuditRows } from './audit-rows.ts'
import { openPostgresAudit } from './postgres-audit.ts'
import { openSqliteAudit } from './sqlite-audit.ts'

/** Of SQLite: the collector's data folder. Of PostgreSQL: its address. */
export type AuditedDatabase = { folder: string } | { url: string }

/** Opens it to read alone. Throws where there is none. */
export async function openAudit(database: AuditedDatabase): Promise<AuditRows> {
  return 'url' in database
    ? openPostgresAudit(database.url)
    : openSqliteAudit(join(database.folder, 'kvitto.db'))
}
