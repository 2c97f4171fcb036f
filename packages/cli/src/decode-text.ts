import { CliError } from './cli-error.ts'

/**
 * UTF-8, or UTF-16 where its mark says so, as editors and shells on Windows write it. The mark is no part of the text.
 * Throws `file_unreadable` for other bytes: read as one of these they would become other letters.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder(markedAs(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    const message = `expected UTF-8 or UTF-16 in ${path}, found other bytes`
    throw new CliError('file_unreadable', message, { cause })
  }
}

/** The encoding that the mark at their start names; undefined where there is none. */
export function markedAs([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}
