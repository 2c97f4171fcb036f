import type { Cosignature } from './cosignature.ts'
import type { Receipt, Trust } from './receipt.ts'

export type BundleCheckName =
  | 'canonical form'
  | 'signature'
  | 'previous chain'
  | 'leaf'
  | 'inclusion'
  | 'checkpoint key'
  | 'cosignatures'
  | 'policy'
  | 'build'

export interface BundleCheck {
  name: BundleCheckName
  status: 'ok' | 'failed' | 'not-checked'
  /** For people. Names no receipt's hash: who knows one can end the grants of that receipt. */
  detail: string
}

export interface BundleReport {
  /** `not-checked`: nothing is wrong, but something that could prove it was not given. */
  verdict: 'verified' | 'failed' | 'not-checked'
  checks: BundleCheck[]
  /** How far the record itself can be trusted; null while it does not verify. */
  trust: Trust | null
  /** Null while it does not verify: unverified content is not shown. */
  receipt: Receipt | null
  /** Where the log holds it; null unless a given key signed the checkpoint. */
  log: { origin: string; index: number; size: number; receivedAt: string } | null
  /** The given witnesses that saw this very log; empty unless `log` is there. */
  cosignatures: Cosignature[]
  /** False: no given witness cosigned the checkpoint, so the operator could show others another log. */
  witnessed: boolean
}

/** What one check found; `isOpen`: it could have been made with what a bundle or caller can hold. */
export interface Outcome {
  status: BundleCheck['status']
  detail: string
  isOpen?: true
}

export function ok(detail: string): Outcome {
  return { status: 'ok', detail }
}

export function failed(detail: string): Outcome {
  return { status: 'failed', detail }
}

/** Something to check it with is missing, so the whole is not verified. */
export function open(detail: string): Outcome {
  return { status: 'not-checked', detail, isOpen: true }
}

/** By its nature there is nothing to check. */
export function absent(detail: string): Outcome {
  return { status: 'not-checked', detail }
}
