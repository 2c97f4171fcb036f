import type { Id } from '@kvitto/core'
import { parseCheckpoint, parseNote, verifyConsistency } from '@kvitto/receipt'
import type { ReceiptStore, SignedHead } from '../storage/receipt-store.ts'
import { createProver } from './create-prover.ts'

/** Whether the database's log, whose head this is, grows from a checkpoint that was signed before. */
export async function growsFrom(
  receipts: ReceiptStore,
  site: Id,
  { head, signed }: { head: SignedHead | undefined; signed: SignedHead },
): Promise<boolean> {
  if (!head || head.size < signed.size) return false
  const proof = await createProver(receipts, site, head.size).consistency(signed.size)
  const [root1, root2] = [rootOf(signed), rootOf(head)]
  return verifyConsistency({ size1: signed.size, size2: head.size, root1, root2, proof })
}

/** Throws, with one clear line, where the database is older than what was signed, or of another log. */
export async function checkSignedHeads(
  receipts: ReceiptStore,
  known: ReadonlyMap<Id, SignedHead>,
): Promise<void> {
  for (const [site, signed] of known) {
    const head = await receipts.readHead(site)
    if (await growsFrom(receipts, site, { head, signed })) continue
    throw new Error(
      `expected the log of ${site} to go on from ${signed.size} entries that were signed, ` +
        `found ${head?.size ?? 0}${head && head.size >= signed.size ? ' of another log' : ''}: ` +
        'this database is not the one that was written last',
    )
  }
}

function rootOf({ checkpoint }: SignedHead): Uint8Array {
  return parseCheckpoint(parseNote(checkpoint).text).root
}
