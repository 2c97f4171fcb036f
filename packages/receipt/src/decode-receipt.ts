import type { DecodeBase64url, DecodedJws } from './decode-jws.ts'
import { decodeJws } from './decode-jws.ts'
import { TYP } from './receipt.ts'

export type DecodedReceipt = DecodedJws

/** Takes a receipt's compact JWS apart without verifying it. Throws `ReceiptError`. */
export function decodeReceipt(jws: string, decode?: DecodeBase64url): DecodedReceipt {
  return decodeJws(jws, TYP, decode)
}
