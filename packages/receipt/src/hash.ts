import type { Hash } from './receipt.ts'

const encoder = new TextEncoder()

/** UTF-8 bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** SHA-256 of the UTF-8 bytes, base64url. A receipt's hash covers its compact JWS in this way. */
export async function hashText(text: string): Promise<Hash> {
  return toBase64url(await sha256(bytesOf(text)))
}

/** Base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Standard base64 with padding: only inside C2SP texts. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // One by one: spreading a whole file into arguments overflows the stack.
  for (let i = 0; i < bytes.length; i++) binary += String.fromCharCode(bytes[i] as number)
  return btoa(binary)
}
