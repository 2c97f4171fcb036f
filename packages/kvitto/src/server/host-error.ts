/** What the collector answers to a host, and what a host finds without it. Codes never change meaning. */
export const HOST_ERROR_CODES = [
  'body_too_large',
  'body_malformed',
  'body_invalid',
  'reference_is_email',
  'reference_malformed',
  'policy_unknown',
  'receipt_conflict',
  'form_unknown',
  'form_ended',
  'site_unknown',
  'token_missing',
  'token_invalid',
  'scope_missing',
  'secrets_lost',
  'busy',
  'internal',
  'collector_away',
  'answer_malformed',
] as const

export type HostErrorCode = (typeof HOST_ERROR_CODES)[number]

/** With `busy`, `internal`, `secrets_lost` and `collector_away` the same receipt may be sent again later. */
export class HostError extends Error {
  override name = 'HostError'
  readonly code: HostErrorCode
  /** Which member of what was sent is meant, e.g. `decisions.newsletter`. */
  readonly path: string | undefined

  constructor(code: HostErrorCode, message: string, options?: ErrorOptions & { path?: string }) {
    super(message, options)
    this.code = code
    this.path = options?.path
  }
}
