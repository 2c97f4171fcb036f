import type { Decisions, Gesture, Id, Method, Rule, Time } from '@kvitto/core'

export const SCHEMA = 'kvitto/receipt/1'
/** `typ` of the JWS header. */
export const TYP = 'kvitto-receipt+jws'
/** `build` of a receipt that no browser made. */
export const NO_BUILD = 'none'

/** SHA-256, base64url without padding: 43 characters. */
export type Hash = string

/** `withdrawal`: nothing is given any more; `renewal`: the same choices again after expiry. */
export type ReceiptEvent = 'decision' | 'withdrawal' | 'renewal'

/**
 * The signed statement of one consent event. Header and payload of the JWS are their RFC 8785 bytes.
 * Never changes meaning; see ARCHITECTURE for the rules of order.
 */
export interface Receipt {
  schema: typeof SCHEMA
  /** UUIDv7. */
  receiptId: string
  site: Id
  /** RFC 7638 thumbprint of the signing key; `u_` + 128 random bits when unsigned. */
  subjectId: string
  event: ReceiptEvent
  /** Every optional purpose. `link` and `host` receipts list only those concerned: absent = unchanged. */
  decisions: Decisions
  /** Services decided apart from their purposes. */
  services: Decisions
  /** What a host's authorisation is for, e.g. `project:42`; null for a person's own. */
  scope: string | null
  policyVersion: Hash
  meanings: Record<Id, Hash>
  /** BCP 47 tag of the language shown. */
  language: string
  region: string | null
  rule: Rule
  layer: 1 | 2 | null
  method: Method
  ui: 'kvitto' | 'custom'
  /** Hash of the visible text of the layer; null where none was shown or no digest could be had. */
  shown: Hash | null
  gesture: Gesture
  gpc: boolean
  /** Hash of the build's manifest, or `npm:kvitto@x.y.z`; `none` of `host` and `link` receipts. */
  build: string
  /** Origin of the page, one that the policy registers; `null` (as RFC 6454 writes it) of `host` receipts. */
  origin: string
  /** The device's clock, to the second: a claim. */
  decidedAt: Time
  expiresAt: Time | null
  /** Only in test builds; production sites refuse it. */
  test?: true
  /** Last receipt of the same key, or null. */
  previous: Hash | null
  /** Receipts whose grants this one ends, for what it refuses; who ends this one ends the rest of them too. */
  ends: Hash[]
  /** 128 random bits, base64url: 22 characters. */
  nonce: string
}

/** How far a record can be trusted; always shown. */
export type Trust = 'signed' | 'unsigned' | 'host' | 'link' | 'imported'

/** What a browser posts: a compact JWS, or the bare payload from a page without a secure context. */
export type Submission = { receipt: string } | { unsigned: Receipt }

/** The collector's answer to a receipt. `proof` is c2sp.org/tlog-proof@v1 text. */
export interface Acknowledgement {
  receiptId: string
  index: number
  receivedAt: Time
  proof: string
}

/** The collector's stored receipt, as the admin API shows it. */
export interface ReceiptRecord {
  receiptId: string
  index: number
  subjectId: string
  event: ReceiptEvent
  decisions: Decisions
  services: Decisions
  scope: string | null
  policyVersion: Hash
  /** Whether the version was published when this answer was made. */
  policyKnown: boolean
  method: Method
  language: string
  trust: Trust
  gesture: Gesture
  decidedAt: Time
  /** The collector's clock, in ms; authoritative for ranges, expiry and skew. */
  receivedAt: Time
  previous: Hash | null
  ends: Hash[]
  /** The compact JWS, or the RFC 8785 text of `{"payload","trust"}` where there is none. */
  receipt: string
}

export const BUNDLE_SCHEMA = 'kvitto/bundle/1'

/** What `kvitto verify` takes, for ever. */
export interface Bundle {
  schema: typeof BUNDLE_SCHEMA
  trust: Trust
  /** As `Record.receipt`. */
  receipt: string
  /** Earlier receipts of the same key, newest first, as far as the collector has them. */
  chain: string[]
  entry: { kind: 'receipt'; receivedAt: Time }
  proof: string
  /** Exact bytes of the published policy; null while it is unknown. */
  policy: string | null
  /** Exact bytes of the build's manifest; null for `npm:` builds. */
  build: string | null
}
