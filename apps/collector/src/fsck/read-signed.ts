import { type Checkpoint, makeVerifierKey, parseCheckpoint, verifyNote } from '@kvitto/receipt'
import { type LogId, originOf } from '../log/log-id.ts'
import type { SignedHead } from '../storage/receipt-store.ts'
import type { AuditRows } from './audit-rows.ts'
import { logKeysOf } from './log-keys.ts'

/** The checkpoint of a row. Throws where no key of the database signed it for this log, or for another size. */
export async function readSigned(
  rows: AuditRows,
  log: LogId,
  { size, checkpoint }: SignedHead,
): Promise<Checkpoint> {
  const origin = originOf(String(await rows.setting('log-origin')), log)
  const publicKeys = (await logKeysOf(rows)).map((key) => Buffer.from(key, 'base64'))
  // Throws, too, where a setting is altered so that it makes no key.
  const keys = await Promise.all(
    publicKeys.map((key) => makeVerifierKey(origin, new Uint8Array(key))),
  )
  const found = parseCheckpoint((await verifyNote(checkpoint, keys)).text)
  if (found.origin !== origin) throw new Error(`it is not of ${origin}`)
  if (found.size !== size) throw new Error(`it is of ${found.size} entries, its row of ${size}`)
  return found
}
