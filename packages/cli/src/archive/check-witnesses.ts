import {
  meetsQuorum,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  ReceiptError,
  type VerifyBundleOptions,
  verifyCosignatures,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { settle } from './settle.ts'

export interface Witnessed {
  /** The note that witnesses cosigned; undefined where the log holds none. */
  witnessed: string | undefined
  /** Of the archived log at that size. */
  root: Uint8Array | undefined
  origin: string
}

/** Who cosigned a checkpoint of the archived log, of the witnesses that are trusted, and whether they are enough; nothing where none is there or asked for. */
export async function checkWitnesses(
  { witnessed, root, origin }: Witnessed,
  { witnessKeys = [], quorum }: VerifyBundleOptions,
): Promise<Check | undefined> {
  const name = 'cosignatures'
  const isAsked = witnessKeys.length > 0
  if (witnessed === undefined && !quorum) {
    const detail = 'witnessed: no, the log holds no cosignature'
    return isAsked ? { name, status: 'not-checked', detail } : undefined
  }
  const checked = await settle(name, async () => {
    const found = witnessed === undefined ? [] : await read(witnessed)
    if (quorum && !meetsQuorum(quorum, new Set(found.map(({ witness }) => witness)))) {
      const names = found.map(({ witness }) => witness).join(', ') || 'none'
      throw new ReceiptError('signature_invalid', `expected a quorum of witnesses, found ${names}`)
    }
    return found
  })
  if ('status' in checked) return checked
  const words = checked.map(({ witness, cosignedAt }) => `${witness} at ${cosignedAt}`).join(', ')
  if (words) return { name, status: 'ok', detail: `witnessed: by ${words}` }
  const isOpen = isAsked && !quorum
  const detail = isAsked
    ? `witnessed: no, by none of ${witnessKeys.length} given`
    : 'witnessed: no, as no witness’s key was given'
  return { name, status: isOpen ? 'not-checked' : 'ok', detail }

  async function read(note: string) {
    const cosigned = parseCheckpoint(parseNote(note).text)
    const isOf = root && cosigned.origin === origin && Buffer.compare(root, cosigned.root) === 0
    if (!isOf) {
      const message = 'expected a cosigned checkpoint of these entries, found another'
      throw new ReceiptError('note_malformed', message)
    }
    return verifyCosignatures(note, await Promise.all(witnessKeys.map(parseVerifierKey)))
  }
}
