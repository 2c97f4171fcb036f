import { hash } from 'node:crypto'
import {
  type Checkpoint,
  type PolicyWitness,
  parseCheckpoint,
  parseVerifierKey,
  verifyCosignatures,
  verifyNote,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import type { Followed } from './follow-log.ts'
import type { TrustedLog } from './trusted-log.ts'

const PATIENCE = 10_000

/** What a witness cosigned last of a log; a check where it could not be had. */
export type WitnessView =
  | { witness: string; note: string; checkpoint: Checkpoint; cosignedAt: string }
  | Check

/** To be read before the log: whatever a witness has seen must be in the log that is shown later. */
export function readWitnessViews(
  witnesses: readonly PolicyWitness[],
  log: TrustedLog,
): Promise<WitnessView[]> {
  return Promise.all(
    witnesses.map(async (witness): Promise<WitnessView> => {
      try {
        return await readView(witness, log)
      } catch (error) {
        const detail = `it showed no checkpoint of ${log.name}: ${Object(error).message}`
        return { name: `witness ${witness.name}`, status: 'not-checked', detail }
      }
    }),
  )
}

/** Whether the log that was followed, from `seen` entries on, is the one that the witness saw. */
export function checkView(
  view: WitnessView,
  { roots, state }: Pick<Followed, 'roots' | 'state'>,
  seen: number,
): Check {
  if ('status' in view) return view
  const { witness, checkpoint, cosignedAt } = view
  const name = `witness ${witness}`
  const what = `${checkpoint.size} entries, cosigned at ${cosignedAt}`
  const { size } = state.range
  if (checkpoint.size > size) {
    return { name, status: 'failed', detail: `ROLLED BACK: it saw ${what}; ${size} are shown` }
  }
  const root = roots.get(checkpoint.size)
  if (!root) {
    const detail = `it is behind: ${what}; ${seen} were seen here before`
    return { name, status: 'not-checked', detail }
  }
  return Buffer.compare(root, checkpoint.root) === 0
    ? { name, status: 'ok', detail: what }
    : { name, status: 'failed', detail: `FORKED: it saw another log of ${what}` }
}

async function readView({ vkey, name, url }: PolicyWitness, log: TrustedLog): Promise<WitnessView> {
  if (url === undefined) throw new Error('expected its address in the policy, found none')
  const address = `${url.replace(/\/+$/, '')}/${hash('sha256', log.name)}/checkpoint`
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (response.status !== 200) throw new Error(`expected 200, found ${response.status}`)
  const note = await response.text()
  const checkpoint = parseCheckpoint((await verifyNote(note, log.keys)).text)
  if (checkpoint.origin !== log.name) throw new Error('expected this log, found another')
  const [cosignature] = await verifyCosignatures(note, [await parseVerifierKey(vkey)])
  if (!cosignature) throw new Error('expected its cosignature, found none')
  return { witness: name, note, checkpoint, cosignedAt: cosignature.cosignedAt }
}
