import { CliError } from './cli-error.ts'

/**
 * UTF-8, or UTF-16 where its mark says so, as editors and shells on Windows write it. The mark is no part of the text.
 * Throws `file_unreadable` for other bytes: read as one of these they would become other letters.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (cause) {
    const message = `expected UTF-8 or UTF-16 in ${path}, found other bytes`
    throw new CliError('file_unreadable', message, { cause })
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
