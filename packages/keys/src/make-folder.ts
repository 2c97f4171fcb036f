import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** Makes the folder, and those above it, where they are missing. Throws when it cannot be used. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeParents(resolve(folder))
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(`expected a data folder at ${folder}, found it unusable`, { cause })
  }
}

/** Not `mkdir` with `recursive`: Node never returns from that below /proc. */
async function makeParents(folder: string, isParent = false): Promise<void> {
  try {
    await mkdir(folder, { mode: isParent ? 0o755 : 0o700 })
  } catch (error) {
    const { code } = Object(error)
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeParents(dirname(folder), true)
    await mkdir(folder, { mode: isParent ? 0o755 : 0o700 })
  }
}
