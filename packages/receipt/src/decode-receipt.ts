import type { DecodedJws } from './decode-jws.ts'
import { decodeJws } from './decode-jws.ts'
import { TYP } from './receipt.ts'

export type DecodedReceipt = DecodedJws

/** Takes a receipt's compact JWS apart without verifying it. Throws `ReceiptError`. */
export function decodeReceipt(jws: string): DecodedReceipt {
  return decodeJws(jws, TYP)
}
