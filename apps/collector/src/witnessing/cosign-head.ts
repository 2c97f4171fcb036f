import { addCosignatures, ReceiptError } from '@kvitto/receipt'
import { createProver } from '../log/create-prover.ts'
import type { LogId } from '../log/log-id.ts'
import type { ReceiptStore, SignedHead } from '../storage/receipt-store.ts'
import { addCheckpoint } from './call-witness.ts'
import type { Witness } from './read-witnesses.ts'

/** Another collector may ask for the same log in between. */
const MOST_TRIES = 3

export type Cosigned =
  /** `lines` hold a cosignature that verifies. */
  | { outcome: 'cosigned'; lines: string }
  /** The witness cosigned a greater tree. */
  | { outcome: 'ahead'; size: number }
  /** It says that this tree does not grow from the one that it cosigned. */
  | { outcome: 'forked' }
  /** It does not know the log, or not its key. */
  | { outcome: 'refused' }
  /** It answers nothing, or nothing that tlog-witness knows. */
  | { outcome: 'unreachable' | 'invalid' }

export interface CosignRequest {
  log: LogId
  head: SignedHead
  /** What the witness is thought to have cosigned last. */
  oldSize: number
  signal: AbortSignal
}

/** Asks a witness for its word on a head, from whatever size it knows. */
export async function cosignHead(
  receipts: ReceiptStore,
  witness: Witness,
  { log, head: { size, checkpoint }, oldSize, signal }: CosignRequest,
): Promise<Cosigned> {
  const prover = createProver(receipts, log, size)
  for (let known = oldSize, tries = 0; tries < MOST_TRIES; tries += 1) {
    const proof = known > 0 && known < size ? await prover.consistency(known) : []
    const request = { oldSize: known, proof, checkpoint }
    const answer = await addCheckpoint(witness, request, signal).catch(() => undefined)
    if (!answer || answer.status >= 500 || answer.status === 429) return { outcome: 'unreachable' }
    if (answer.status === 200) return checkLines(checkpoint, answer.text, witness)
    if (answer.status === 422) return { outcome: 'forked' }
    if (answer.status === 403 || answer.status === 404) return { outcome: 'refused' }
    const told = answer.status === 409 ? readSize(answer.text) : undefined
    if (told === undefined) return { outcome: 'invalid' }
    if (told > size) return { outcome: 'ahead', size: told }
    // Two trees of one size.
    if (told === known && known === size) return { outcome: 'forked' }
    known = told
  }
  return { outcome: 'invalid' }
}

async function checkLines(checkpoint: string, lines: string, { key }: Witness): Promise<Cosigned> {
  try {
    await addCosignatures(checkpoint, lines, key)
    return { outcome: 'cosigned', lines }
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error
    return { outcome: 'invalid' }
  }
}

function readSize(text: string): number | undefined {
  const size = /^(0|[1-9]\d{0,15})\n$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(size) ? size : undefined
}
