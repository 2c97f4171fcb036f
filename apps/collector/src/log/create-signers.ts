import { type LogId, originOf } from './log-id.ts'
import { type LogKey, type LogSigner, makeSigner } from './log-key.ts'

/** Each log's signer, made once. */
export function createSigners(
  key: LogKey | readonly LogKey[],
  origin: string,
): (log: LogId) => LogSigner {
  const signers = new Map<LogId, LogSigner>()
  return (log) => {
    const signer = signers.get(log) ?? makeSigner(key, originOf(origin, log))
    signers.set(log, signer)
    return signer
  }
}
