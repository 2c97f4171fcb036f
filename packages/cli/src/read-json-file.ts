import { readFile } from 'node:fs/promises'
import { CliError } from './cli-error.ts'

/** Throws `file_unreadable` when there is no file or no JSON in it. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new CliError('file_unreadable', `expected a file at ${path}, found none to read`, {
      cause,
    })
  })
  try {
    // Editors on Windows begin a file with a byte order mark, which is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const message = `expected JSON in ${path}, found another text`
    throw new CliError('file_unreadable', message, { cause })
  }
}
