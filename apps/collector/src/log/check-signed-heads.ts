import { parseCheckpoint, parseNote, verifyConsistency } from '@kvitto/receipt'
import type { LogHead, ReceiptStore, SignedHead } from '../storage/receipt-store.ts'
import { createProver } from './create-prover.ts'
import { type LogId, splitLogId, turnOf } from './log-id.ts'

/** The head of one log, which need not be the one that its site appends to. */
export async function readLogHead(
  receipts: ReceiptStore,
  log: LogId,
): Promise<LogHead | undefined> {
  const { site, generation } = splitLogId(log)
  return (await receipts.listHeads(site)).find((head) => turnOf(head).generation === generation)
}

/** Whether the database's log, whose head this is, grows from a checkpoint that was signed before. */
export async function growsFrom(
  receipts: ReceiptStore,
  log: LogId,
  { head, signed }: { head: SignedHead | undefined; signed: SignedHead },
): Promise<boolean> {
  if (!head || head.size < signed.size) return false
  const proof = await createProver(receipts, log, head.size).consistency(signed.size)
  const [root1, root2] = [rootOf(signed), rootOf(head)]
  return verifyConsistency({ size1: signed.size, size2: head.size, root1, root2, proof })
}

/** Throws, with one clear line, where the database is older than what was signed, or of another log. */
export async function checkSignedHeads(
  receipts: ReceiptStore,
  known: ReadonlyMap<LogId, SignedHead>,
): Promise<void> {
  for (const [log, signed] of known) {
    const head = await readLogHead(receipts, log)
    if (await growsFrom(receipts, log, { head, signed })) continue
    throw new Error(
      `expected the log of ${log} to go on from ${signed.size} entries that were signed, ` +
        `found ${head?.size ?? 0}${head && head.size >= signed.size ? ' of another log' : ''}: ` +
        'this database is not the one that was written last',
    )
  }
}

function rootOf({ checkpoint }: SignedHead): Uint8Array {
  return parseCheckpoint(parseNote(checkpoint).text).root
}
