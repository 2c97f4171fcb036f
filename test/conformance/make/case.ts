import { bundleOf } from './logged-bundle.ts'
import { first, happy, vkey } from './sample.ts'
import type { Members } from './signed-receipt.ts'

/** One file. */
export interface Case {
  desc: string
  input: { bundle: unknown; logKeys: string[]; witnessKeys: string[] }
  /** Whether a verifier must refuse it. */
  wantErr: boolean
  wantVerdict: 'verified' | 'failed' | 'not-checked'
  /** The checks that fail, in the report's order. */
  wantFailed: string[]
  /** Names of the given witnesses that cosigned. */
  wantWitnesses: string[]
}

export type Cases = Record<string, Case>

export function given(
  bundle: unknown,
  logKeys = [vkey],
  witnessKeys: string[] = [],
): Case['input'] {
  return { bundle, logKeys, witnessKeys }
}

export function good(desc: string, input: Case['input'], wantWitnesses: string[] = []): Case {
  return { desc, input, wantErr: false, wantVerdict: 'verified', wantFailed: [], wantWitnesses }
}

/** Nothing is wrong, but something that could show it is missing. */
export function open(desc: string, input: Case['input']): Case {
  return { ...good(desc, input), wantVerdict: 'not-checked' }
}

export function failing(desc: string, bundle: unknown, wantFailed: string[]): Case {
  const outcome = { wantErr: true, wantVerdict: 'failed', wantFailed } as const
  return { ...good(desc, given(bundle)), ...outcome }
}

/** The happy path with other members. */
export function mutation(desc: string, change: Members, wantFailed: string[]): Case {
  return failing(desc, { ...happy, ...change }, wantFailed)
}

/** Another receipt in place of the happy path's, logged as it stands: nothing but the receipt is wrong. */
export function receipt(desc: string, text: string, wantFailed: string[]): Case {
  return failing(desc, bundleOf(text, { chain: [first] }), wantFailed)
}

/** The happy path with its proof edited; an edit that changes nothing is a mistake. */
export function proof(desc: string, edit: (text: string) => string, wantFailed: string[]): Case {
  const changed = edit(happy.proof)
  if (changed === happy.proof) throw new Error(`${desc}: nothing changed`)
  return mutation(desc, { proof: changed }, wantFailed)
}
