import { readFile } from 'node:fs/promises'
import { CliError } from './cli-error.ts'
import { decodeText } from './decode-text.ts'

/** Throws `file_unreadable`: with `message` where there is no file, or as `decodeText` does. */
export async function readTextFile(path: string, message: string): Promise<string> {
  const bytes = await readFile(path).catch((cause) => {
    throw new CliError('file_unreadable', message, { cause })
  })
  return decodeText(bytes, path)
}
