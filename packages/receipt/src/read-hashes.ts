import { fromBase64 } from './decode-base64.ts'
import { proofMalformed } from './proof-malformed.ts'

/** The hashes of a proof, a line each, as C2SP's formats have them. Throws `proof_malformed`. */
export function readHashes(lines: readonly string[], most: number): Uint8Array[] {
  if (lines.length > most) throw proofMalformed(`at most ${most} hashes`)
  return lines.map((line) => {
    const hash = fromBase64(line)
    if (hash?.length !== 32) throw proofMalformed('a SHA-256 hash in base64 a line')
    return hash
  })
}
