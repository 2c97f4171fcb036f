import { readFile } from 'node:fs/promises'
import { CliError } from './cli-error.ts'
import { decodeText } from './decode-text.ts'

/** Throws `file_unreadable` when there is no file or no JSON in it. */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((cause) => {
    throw new CliError('file_unreadable', `expected a file at ${path}, found none to read`, {
      cause,
    })
  })
  const text = decodeText(bytes, path)
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = `expected JSON in ${path}, found another text`
    throw new CliError('file_unreadable', message, { cause })
  }
}
