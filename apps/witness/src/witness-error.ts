export type WitnessErrorCode =
  | 'request_malformed'
  | 'log_unknown'
  | 'key_unknown'
  | 'old_size_wrong'
  | 'root_differs'
  | 'proof_wrong'
  | 'checkpoint_unknown'

export interface WitnessErrorOptions extends ErrorOptions {
  size?: number
  origin?: string
}

/** Why a checkpoint is not cosigned. `create-witness.ts` alone maps codes to status. */
export class WitnessError extends Error {
  override name = 'WitnessError'
  readonly code: WitnessErrorCode
  /** Of a conflict: the size that was cosigned last. */
  readonly size: number | undefined
  /** Of a log that is witnessed here. */
  readonly origin: string | undefined

  constructor(code: WitnessErrorCode, message: string, options?: WitnessErrorOptions) {
    super(message, options)
    this.code = code
    this.size = options?.size
    this.origin = options?.origin
  }
}
