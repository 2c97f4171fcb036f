/** When a receipt's id was made, in ms since 1970: the first 48 bits of a UUIDv7 (RFC 9562 section 5.7). */
export function madeAtOf(receiptId: string): number {
  return Number.parseInt(receiptId.replace('-', '').slice(0, 12), 16)
}
