import {
  type AddCheckpoint,
  type Checkpoint,
  type Cosigner,
  formatNote,
  formatSignature,
  makeCosignature,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  ReceiptError,
  sha256,
  type VerifierKey,
  verifyConsistency,
  verifyNote,
} from '@kvitto/receipt'
import { WitnessError } from './witness-error.ts'
import type { Seen, WitnessStore } from './witness-store.ts'

export interface WitnessDeps {
  store: WitnessStore
  cosigner: Cosigner
  /** Keys of the logs that are witnessed, by origin. */
  logs: ReadonlyMap<string, VerifierKey[]>
  now(): Date
}

export interface Cosigned {
  origin: string
  /** Of a note, each with its newline. */
  lines: string
}

/**
 * Cosigns the checkpoint, if the log signed it and its tree grows from the one that was cosigned last.
 * Resolves to the cosignature once that tree is durably the last; throws `WitnessError`.
 *
 * @see https://c2sp.org/tlog-witness
 */
export async function addCheckpoint(deps: WitnessDeps, body: string): Promise<Cosigned> {
  const { request, checkpoint } = readRequest(body)
  const { origin, size, root } = checkpoint
  const signed = await verifyLog(deps.logs.get(origin), origin, request.checkpoint)
  if (request.oldSize > size) {
    throw new WitnessError('request_malformed', `expected old to be at most ${size}`)
  }
  const before = deps.store.seen(origin)
  await checkGrowth(deps, { request, checkpoint, note: formatNote(signed), before })
  // Taken before the tree is stored: at this second no greater one was.
  const second = Math.floor(deps.now().getTime() / 1000)
  const { text } = signed
  const cosignature = makeCosignature(text, second, deps.cosigner)
  const note = formatNote({ text, signatures: [...signed.signatures, cosignature] })
  if (!deps.store.replace(origin, before, { size, root, note })) {
    throw conflict(origin, deps.store.seen(origin))
  }
  return { origin, lines: formatSignature(cosignature) }
}

function readRequest(body: string): { request: AddCheckpoint; checkpoint: Checkpoint } {
  try {
    const request = parseAddCheckpoint(body)
    return { request, checkpoint: parseCheckpoint(parseNote(request.checkpoint).text) }
  } catch (cause) {
    if (!(cause instanceof ReceiptError)) throw cause
    throw new WitnessError('request_malformed', cause.message, { cause })
  }
}

/** The note with the signatures of known keys alone: nobody else's words are kept or given out. */
async function verifyLog(keys: VerifierKey[] | undefined, origin: string, note: string) {
  if (!keys) throw new WitnessError('log_unknown', `expected a log that is witnessed here`)
  try {
    const { text, signedBy } = await verifyNote(note, keys)
    const ids = signedBy.map(({ keyId }) => Buffer.from(keyId).toString('hex'))
    const signatures = parseNote(note).signatures.filter(
      ({ name, keyId }) => name === origin && ids.includes(Buffer.from(keyId).toString('hex')),
    )
    return { text, signatures }
  } catch (cause) {
    if (!(cause instanceof ReceiptError)) throw cause
    throw new WitnessError('key_unknown', cause.message, { cause, origin })
  }
}

interface Growth {
  request: AddCheckpoint
  checkpoint: Checkpoint
  /** With the log's signatures alone: with others' lines a stranger could make any number of it. */
  note: string
  before: Seen | undefined
}

async function checkGrowth(deps: WitnessDeps, { request, checkpoint, note, before }: Growth) {
  const { oldSize, proof } = request
  const { origin, size, root } = checkpoint
  const known = before ?? { size: 0, root: await sha256(new Uint8Array()) }
  if (oldSize !== known.size) throw conflict(origin, before)
  if (oldSize === size && Buffer.compare(root, known.root) !== 0) {
    // Two trees of one size, both signed.
    deps.store.keepFork(origin, { seen: before?.note ?? '', refused: note })
    const message = `expected the root that was seen at ${size}, found another`
    throw new WitnessError('root_differs', message, { origin, size })
  }
  // From nothing, or to itself, a tree grows without a proof.
  const isProven =
    oldSize === 0 || oldSize === size
      ? proof.length === 0
      : await verifyConsistency({
          size1: known.size,
          size2: size,
          root1: known.root,
          root2: root,
          proof,
        })
  if (isProven) return
  // Whoever has a newer checkpoint can send it with any proof: it is no word of the log's on what was seen.
  deps.store.keepUnproven(origin, note)
  const message = `expected a proof from ${oldSize} to ${size}, found none`
  throw new WitnessError('proof_wrong', message, { origin })
}

function conflict(origin: string, before: Seen | undefined): WitnessError {
  const size = before?.size ?? 0
  return new WitnessError('old_size_wrong', `expected old ${size}, found another`, { origin, size })
}
