import type { Outcome } from './bundle-report.ts'
import { absent, failed, ok, open } from './bundle-report.ts'
import type { Checkpoint } from './checkpoint.ts'
import { parseCheckpoint } from './checkpoint.ts'
import type { Cosignature } from './cosignature.ts'
import { verifyCosignatures } from './cosignature.ts'
import { fromBase64url } from './decode-base64.ts'
import { bytesOf, sha256 } from './hash.ts'
import { formatLogEntry, isEntryTime } from './log-entry.ts'
import { leafHash, verifyInclusion } from './merkle.ts'
import type { Quorum } from './quorum.ts'
import { meetsQuorum } from './quorum.ts'
import type { Hash } from './receipt.ts'
import { ReceiptError } from './receipt-error.ts'
import { isObject } from './receipt-shape.ts'
import { parseNote, verifyNote } from './signed-note.ts'
import type { TlogProof } from './tlog-proof.ts'
import { parseTlogProof } from './tlog-proof.ts'
import type { VerifierKey } from './verifier-key.ts'
import { parseVerifierKey } from './verifier-key.ts'

export interface LogClaim {
  proof: TlogProof
  /** As the proof has it: no signature on it was verified. */
  checkpoint: Checkpoint
}

/** Throws `proof_malformed` or `note_malformed`. */
export function readLogClaim(text: unknown): LogClaim {
  if (typeof text !== 'string') {
    throw new ReceiptError('proof_malformed', 'expected proof to be text, found none')
  }
  const proof = parseTlogProof(text)
  return { proof, checkpoint: parseCheckpoint(parseNote(proof.checkpoint).text) }
}

/** The leaf as the log must have hashed it, from the entry's kind and time and the receipt. */
export async function rebuildLeaf(
  entry: unknown,
  receiptHash: Hash,
): Promise<{ leaf: Uint8Array; receivedAt: string }> {
  if (!isObject(entry) || entry.kind !== 'receipt' || !isEntryTime(entry.receivedAt)) {
    throw new ReceiptError('bundle_malformed', 'expected an entry of kind receipt and its time')
  }
  if (Object.keys(entry).length !== 2) {
    throw new ReceiptError('bundle_malformed', 'expected an entry of kind and receivedAt alone')
  }
  const hash = fromBase64url(receiptHash)
  if (!hash) throw new TypeError('expected a hash in base64url')
  const { receivedAt } = entry
  const text = formatLogEntry({ kind: 'receipt', receivedAt, standsFor: await sha256(hash) })
  return { leaf: await leafHash(bytesOf(text)), receivedAt }
}

export async function checkInclusion(
  { proof, checkpoint }: LogClaim,
  leaf: Uint8Array,
  site: string,
): Promise<Outcome> {
  const { origin, size, root } = checkpoint
  // One log per site: its name ends in the site's id.
  if (!origin.endsWith(`/${site}`)) return failed(`expected the log of ${site}, found ${origin}`)
  const { index, path } = proof
  return (await verifyInclusion({ index, size, leaf, path, root }))
    ? ok(`entry ${index} of ${size} in ${origin}`)
    : failed(`expected the leaf at ${index} of ${size} in ${origin}, found no path to the root`)
}

export async function checkCheckpointKey(
  { proof, checkpoint: { origin } }: LogClaim,
  logKeys: string[],
): Promise<Outcome> {
  if (logKeys.length === 0) return open('no log key was given')
  const keys = await readKeys(logKeys, 'note')
  const named = keys.filter(({ name }) => name === origin)
  if (named.length === 0) {
    return failed(`expected a log key named ${origin}, found ${keys.map(({ name }) => name)}`)
  }
  await verifyNote(proof.checkpoint, named)
  return ok(`signed by ${origin}`)
}

/** Throws where one of the given witnesses is named by a cosignature that is not its own. */
export async function findCosignatures(
  { proof }: LogClaim,
  witnessKeys: string[],
): Promise<Cosignature[]> {
  return verifyCosignatures(proof.checkpoint, await readKeys(witnessKeys, 'cosignature'))
}

export function checkCosignatures(
  found: Cosignature[],
  witnessKeys: string[],
  quorum?: Quorum,
): Outcome {
  const words = found.map(({ witness, cosignedAt }) => `${witness} at ${cosignedAt}`).join(', ')
  if (quorum && !meetsQuorum(quorum, new Set(found.map(({ witness }) => witness)))) {
    return failed(`expected a quorum of witnesses, found ${words || 'none'}`)
  }
  if (witnessKeys.length === 0) return absent('witnessed: no, as no witness’s key was given')
  if (found.length > 0) return ok(`witnessed: by ${words}`)
  const by = `witnessed: no, by none of ${witnessKeys.length} given`
  return quorum ? absent(`${by}, and none is asked for`) : open(by)
}

async function readKeys(vkeys: string[], type: VerifierKey['type']): Promise<VerifierKey[]> {
  const keys = await Promise.all(vkeys.map(parseVerifierKey))
  const other = keys.find((key) => key.type !== type)
  if (!other) return keys
  throw new ReceiptError('note_malformed', `expected a key of type ${type}, found ${other.name}`)
}
