import { CliError } from './cli-error.ts'
import { readTextFile } from './read-text-file.ts'

/** Throws `file_unreadable` when there is no file or no JSON in it. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path, `expected a file at ${path}, found none to read`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = `expected JSON in ${path}, found another text`
    throw new CliError('file_unreadable', message, { cause })
  }
}
