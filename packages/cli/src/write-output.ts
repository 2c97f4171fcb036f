import { writeFile } from 'node:fs/promises'
import { CliError } from './cli-error.ts'

/** Writes a file that was asked for. Throws `file_unwritable`. */
export async function writeOutput(
  path: string,
  text: string,
  write: (path: string, text: string) => Promise<void> = writeFile,
): Promise<void> {
  await write(path, text).catch((cause) => {
    const message = `expected ${path} to be written: ${Object(cause).message}`
    throw new CliError('file_unwritable', message, { cause })
  })
}
