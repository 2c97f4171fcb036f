import { toBase64, toBase64url } from './hash.ts'

/** Strict: undefined for padding, foreign characters or non-zero trailing bits. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined
  return decode(text.replaceAll('-', '+').replaceAll('_', '/'), (tail) =>
    text.endsWith(toBase64url(tail)),
  )
}

/** Strict standard base64 with padding. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(text) || text.length % 4 > 0) return undefined
  return decode(text, (tail) => text.endsWith(toBase64(tail)))
}

/** In the right alphabet only the bytes after the last whole group of three can have another text. */
function decode(
  text: string,
  isExact: (tail: Uint8Array) => boolean,
): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    // Twenty times as fast as `Uint8Array.from` with a function.
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    return isExact(bytes.subarray(bytes.length - (bytes.length % 3))) ? bytes : undefined
  } catch {
    return undefined
  }
}
