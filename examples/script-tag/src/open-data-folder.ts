import { constants } from 'node:fs'
import { access, mkdir, readdir } from 'node:fs/promises'
import { DemoError } from './demo-error.ts'

/** Makes the folder when it is missing; throws `DemoError` when it cannot be read and written. */
export async function openDataFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    await readdir(path)
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
    throw new DemoError(
      `expected a data folder that can be read and written at ${path}, found none${why}: choose another with KVITTO_DATA`,
      { cause },
    )
  }
}
