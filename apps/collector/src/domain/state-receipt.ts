import {
  type AcceptedReceipt,
  canonicalize,
  NO_BUILD,
  type Receipt,
  readStoredReceipt,
  SCHEMA,
} from '@kvitto/receipt'
import type { HostSecrets } from '../host-secrets.ts'

type Stated =
  | 'receiptId'
  | 'site'
  | 'subjectId'
  | 'event'
  | 'decisions'
  | 'services'
  | 'scope'
  | 'policyVersion'
  | 'meanings'
  | 'language'
  | 'origin'
  | 'decidedAt'
  | 'expiresAt'
  | 'ends'

const METHODS = { host: 'host-api', link: 'link' } as const

/**
 * The receipt of a decision that no browser made. It names no previous one: what arrives later may have
 * been decided earlier, and order comes from `decidedAt`.
 */
export function stateReceipt(
  trust: keyof typeof METHODS,
  { keyed }: Pick<HostSecrets, 'keyed'>,
  stated: Pick<Receipt, Stated>,
): Promise<AcceptedReceipt> {
  const payload: Receipt = {
    ...stated,
    schema: SCHEMA,
    region: null,
    rule: 'opt-in',
    layer: null,
    method: METHODS[trust],
    ui: 'custom',
    shown: null,
    gesture: { trusted: false, visibleMs: 0 },
    gpc: false,
    build: NO_BUILD,
    previous: null,
    // The same bytes when it is sent again, and nothing that can be guessed: the hash can withdraw.
    nonce: keyed(`nonce ${stated.receiptId}`).subarray(0, 16).toString('base64url'),
  }
  return readStoredReceipt(canonicalize({ payload, trust }))
}
