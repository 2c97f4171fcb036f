import { markedAs } from '../decode-text.ts'

/** Bytes as a browser reads them: by the mark at their start, by what the server says, by what the page says. */
export function decodeHtml(bytes: Uint8Array, contentType = ''): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const [, said] = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType) ?? []
  const [, written] = /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(start) ?? []
  for (const charset of [markedAs(bytes), said, written]) {
    try {
      if (charset) return new TextDecoder(charset).decode(bytes)
    } catch {
      // No charset that a browser knows: it goes on as if nothing was said.
    }
  }
  return new TextDecoder().decode(bytes)
}
