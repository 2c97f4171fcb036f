/** The order n of P-256 (SEC 2, section 2.4.2). */
export const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The same receipt with the signature of its two whose s lies above or below n / 2. Both are valid;
 * the bytes, and so the receipt's hash, differ.
 */
export function mirrored(jws: string, half: 'high' | 'low'): string {
  const { input, r, s } = takeApart(jws)
  const isHigh = s > ORDER / 2n
  return withSignature(input, r, isHigh === (half === 'high') ? s : ORDER - s)
}

export function takeApart(jws: string): { input: string; r: bigint; s: bigint } {
  const end = jws.lastIndexOf('.')
  const hex = Buffer.from(jws.slice(end + 1), 'base64url').toString('hex')
  const [r, s] = [hex.slice(0, 64), hex.slice(64)].map((half) => BigInt(`0x${half}`))
  return { input: jws.slice(0, end), r: r ?? 0n, s: s ?? 0n }
}

export function withSignature(input: string, r: bigint, s: bigint): string {
  const hex = [r, s].map((number) => number.toString(16).padStart(64, '0')).join('')
  return `${input}.${Buffer.from(hex, 'hex').toString('base64url')}`
}
