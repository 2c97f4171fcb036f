import { parseCheckpoint, type VerifierKey, verifyNote } from '@kvitto/receipt'
import { growsFrom, readLogHead } from '../log/check-signed-heads.ts'
import type { LogId } from '../log/log-id.ts'
import type { SignedHeads } from '../log/signed-heads.ts'
import type { ReceiptStore, SignedHead } from '../storage/receipt-store.ts'
import { readSeen } from './call-witness.ts'
import type { Cosigned } from './cosign-head.ts'
import type { Witness } from './read-witnesses.ts'

/** What a witness says against the database. */
export interface WitnessFault {
  site: LogId
  witness: string
  fault: 'ahead' | 'forked'
  /** Entries in the database. */
  found: number
  /** It showed a checkpoint that this log's key signed and that the database's log does not grow from. */
  isProven: boolean
}

export interface FaultOptions {
  receipts: ReceiptStore
  /** Every key that ever signed the log, under its name. */
  logKeys(log: LogId): Promise<VerifierKey[]>
  signed: SignedHeads
}

interface Against {
  log: LogId
  answer: Extract<Cosigned, { outcome: 'ahead' | 'forked' }>
  signal: AbortSignal
}

/**
 * A status code is a witness's word alone: a lying one must not stop a log. A checkpoint that the log itself
 * signed does, for good.
 */
export async function findFault(
  { receipts, logKeys, signed }: FaultOptions,
  witness: Witness,
  { log, answer, signal }: Against,
): Promise<WitnessFault | undefined> {
  const evidence = await readEvidence(witness, { keys: await logKeys(log), signal })
  // Read last: what another collector appended, and had cosigned, in between is no fault.
  const head = await readLogHead(receipts, log)
  const found = head?.size ?? 0
  if (answer.outcome === 'ahead' && found >= answer.size) return undefined
  const isProven =
    evidence !== undefined && !(await growsFrom(receipts, log, { head, signed: evidence }))
  if (isProven && evidence.size > found) signed.raise(log, evidence)
  else if (isProven) signed.refuse(log, evidence)
  return { site: log, witness: witness.name, fault: answer.outcome, found, isProven }
}

/** The checkpoint that the witness cosigned last, if it tells and a key of the log signed it. */
async function readEvidence(
  witness: Witness,
  { keys, signal }: { keys: VerifierKey[]; signal: AbortSignal },
): Promise<SignedHead | undefined> {
  try {
    const [{ name } = { name: '' }] = keys
    const { status, text } = await readSeen(witness, name, signal)
    if (status !== 200) return undefined
    const { origin, size } = parseCheckpoint((await verifyNote(text, keys)).text)
    return origin === name && size > 0 ? { size, checkpoint: text } : undefined
  } catch {
    return undefined
  }
}
