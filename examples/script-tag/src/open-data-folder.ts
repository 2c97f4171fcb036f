import { readdir } from 'node:fs/promises'
import { makeFolder } from '@kvitto/collector'
import { DemoError } from './demo-error.ts'

/** Makes the folder when it is missing; throws `DemoError` when it cannot be read and written. */
export async function openDataFolder(path: string): Promise<void> {
  try {
    await makeFolder(path)
    await readdir(path)
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
    throw new DemoError(
      `expected a data folder that can be read and written at ${path}, found none${why}: choose another with KVITTO_DATA`,
      { cause },
    )
  }
}
