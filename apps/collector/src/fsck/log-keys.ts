import { nameOf } from '../log/fix-log-keys.ts'
import type { AuditRows } from './audit-rows.ts'

/** Every key that the database says signed its logs, raw in base64. */
export async function logKeysOf(rows: AuditRows): Promise<string[]> {
  const keys: string[] = []
  for (;;) {
    const key = await rows.setting(nameOf(keys.length))
    if (key === undefined) return keys
    keys.push(key)
  }
}
