export type CliErrorCode =
  | 'usage'
  | 'file_unreadable'
  | 'file_unwritable'
  | 'build_missing'
  | 'policy_invalid'
  | 'translation_malformed'
  | 'translation_refused'
  | 'token_missing'
  | 'collector_unreachable'
  | 'collector_refused'
  | 'answer_malformed'
  | 'witness_unusable'

/** What a command says before it ends: printed as one line, `kvitto: code: message`. */
export class CliError extends Error {
  override name = 'CliError'
  readonly code: CliErrorCode
  /** Of a refusal: the collector's own code, e.g. `scope_missing`. */
  readonly refusal: string | undefined

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions & { refusal?: string }) {
    super(message, options)
    this.code = code
    this.refusal = options?.refusal
  }
}
