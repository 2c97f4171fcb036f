export type CollectorErrorCode =
  | 'request_malformed'
  | 'body_too_large'
  | 'body_malformed'
  | 'body_invalid'
  | 'query_invalid'
  | 'not_canonical'
  | 'subject_mismatch'
  | 'site_unknown'
  | 'origin_unknown'
  | 'unsigned_refused'
  | 'test_refused'
  | 'reference_is_email'
  | 'reference_malformed'
  | 'secrets_lost'
  | 'form_unknown'
  | 'form_ended'
  | 'link_key_taken'
  | 'receipt_conflict'
  | 'receipt_unknown'
  | 'receipt_erased'
  | 'body_key_lost'
  | 'too_many_unknown_versions'
  | 'too_many_from_address'
  | 'too_many_for_site'
  | 'busy'
  | 'store_unavailable'
  | 'store_newer'
  | 'policy_invalid'
  | 'policy_unknown'
  | 'build_unknown'
  | 'script_unknown'
  | 'subject_unknown'
  | 'subject_erased'
  | 'receipt_pruned'
  | 'log_empty'
  | 'log_unknown'
  | 'log_closed'
  | 'log_pruned'
  | 'retention_runs'
  | 'log_rolled_back'
  | 'tile_unknown'
  | 'token_missing'
  | 'token_invalid'
  | 'token_unknown'
  | 'scope_missing'
  | 'not_ready'
  | 'not_found'
  | 'method_not_allowed'
  | 'internal'

export interface CollectorErrorOptions extends ErrorOptions {
  /** Where in the input, e.g. `services[2].hosts`. */
  path?: string
  /** Seconds after which the same request may succeed. */
  retryAfter?: number
}

/** What a client is told. `app.ts` alone maps codes to status; codes never change meaning. */
export class CollectorError extends Error {
  override name = 'CollectorError'
  readonly code: CollectorErrorCode
  readonly path: string | undefined
  readonly retryAfter: number | undefined

  constructor(code: CollectorErrorCode, message: string, options?: CollectorErrorOptions) {
    super(message, options)
    this.code = code
    this.path = options?.path
    this.retryAfter = options?.retryAfter
  }
}
