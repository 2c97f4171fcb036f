import { toBase64, toBase64url } from './hash.ts'

/** Strict: undefined for padding, foreign characters or non-zero trailing bits. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  return decode(
    text.replaceAll('-', '+').replaceAll('_', '/'),
    (bytes) => toBase64url(bytes) === text,
  )
}

/** Strict standard base64 with padding. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  return decode(text, (bytes) => toBase64(bytes) === text)
}

function decode(
  text: string,
  isExact: (bytes: Uint8Array) => boolean,
): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return isExact(bytes) ? bytes : undefined
  } catch {
    return undefined
  }
}
