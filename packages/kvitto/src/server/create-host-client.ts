import type { Decisions, Id, Time } from '@kvitto/core'
import { uuidV7 } from '@kvitto/core'
import type { Acknowledgement } from '@kvitto/receipt'
import { fromBase64url, referenceFault, sealWithdrawal } from '@kvitto/receipt'
import { HostError } from './host-error.ts'
import { postReceipt } from './post-receipt.ts'

export interface HostClientOptions {
  /** Base URL of the collector, e.g. `https://example.com/kvitto`. */
  collector: string
  site: Id
  /** Of scope `host`. */
  token: string
  /** From `POST /admin/v1/sites/<site>/link-key`; only for withdrawal links. */
  linkKey?: string | undefined
}

interface HostStatement {
  /** Your own name for whoever decided, the same each time: a customer number, never an e-mail address. */
  reference: string
  /** The notice that they saw. */
  policyVersion: string
  /** BCP 47 tag of the language that they saw it in. */
  language: string
  /** Default: now. Of a grant at most 30 days ago. */
  decidedAt?: Time
  /** From `makeReceiptId`: what is sent again under it is recorded once. Default: a new one. */
  receiptId?: string
  /** Hashes of receipts, of any browser, whose grants end with this for what it refuses. */
  ends?: string[]
}

export interface HostConsent extends HostStatement {
  /** Only the purposes concerned; the others stay as they are. */
  decisions: Decisions
  services?: Decisions
  /** What an organisation authorises, e.g. `project:42`; left out for a person's own consent. */
  scope?: string
}

export interface HostConfirmation
  extends Pick<HostStatement, 'reference' | 'decidedAt' | 'receiptId'> {
  /** What came with the form as `kvitto-receipt`; one a purpose. */
  form: string
}

export interface HostObjection extends HostStatement {
  purposes: Id[]
}

export interface HostAcknowledgement extends Acknowledgement {
  /** Under which the data protection officer finds it. */
  subjectId: string
}

export interface HostClient {
  /** Resolves once it is durable in the log. Rejects with HostError. */
  recordConsent(consent: HostConsent): Promise<HostAcknowledgement>
  /**
   * Whose it is what a form gave (`data-kvitto-form`), once you know: at double opt-in when they confirm. Rejects with
   * `form_unknown` while the form's receipt has not arrived, with `form_ended` where it was withdrawn meanwhile.
   */
  confirmForm(confirmation: HostConfirmation): Promise<HostAcknowledgement>
  /** An objection (Art. 21 GDPR), or a withdrawal, of these purposes: no grant is invented for it. */
  recordObjection(objection: HostObjection): Promise<HostAcknowledgement>
  /** Address of a page that withdraws this purpose. Made here, without a request. */
  withdrawalLink(reference: string, purpose: Id): Promise<string>
}

/**
 * Speaks for a site's server to its collector: decisions that no browser of Kvitto's made. Needs `fetch`
 * and WebCrypto alone.
 *
 * @example
 * const host = createHostClient({ collector: 'https://example.com/kvitto', site: 'my-site', token, linkKey })
 * await host.recordConsent({ reference: 'customer-1042', decisions: { newsletter: 'given' }, policyVersion, language: 'sv' })
 * const link = await host.withdrawalLink('customer-1042', 'newsletter')
 */
export function createHostClient(options: HostClientOptions): HostClient {
  const collector = options.collector.replace(/\/+$/, '')
  const record = ({ receiptId = makeReceiptId(), ...consent }: HostConsent) =>
    postReceipt({ ...options, collector }, 'receipts', { receiptId, ...consent })
  return {
    recordConsent: record,
    confirmForm: ({ receiptId = makeReceiptId(), ...confirmation }) =>
      postReceipt({ ...options, collector }, 'confirmations', { receiptId, ...confirmation }),
    recordObjection({ purposes, ...statement }) {
      const decisions = Object.fromEntries(purposes.map((id) => [id, 'refused'] as const))
      return record({ ...statement, decisions })
    },
    async withdrawalLink(reference, purpose) {
      const linkKey = fromBase64url(options.linkKey ?? '')
      if (linkKey?.length !== 32) throw new TypeError('expected a link key, found none or another')
      const fault = referenceFault(reference)
      if (fault) throw new HostError(fault.code, fault.message, { path: 'reference' })
      const token = await sealWithdrawal({ site: options.site, purpose, reference }, linkKey)
      return `${collector}/w/${token}`
    },
  }
}

/** A UUIDv7. Keep it with your job, so that the job can be run again. */
export function makeReceiptId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
