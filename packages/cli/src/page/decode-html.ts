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

function markedAs([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}
