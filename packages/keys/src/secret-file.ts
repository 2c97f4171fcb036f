import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

/** Reads the file, or makes it, readable by its owner only. Of several that make it at once one wins. */
export async function readOrMakeSecret(path: string, make: () => string): Promise<string> {
  const found = await readSecret(path)
  if (found !== undefined) return found
  await write(path, make(), async (made) => {
    await link(made, path).catch(unlessThere)
    await rm(made)
  })
  return readFile(path, 'utf8')
}

/** Writes it in the place of what is there; readable by its owner only. */
export async function writeSecret(path: string, text: string): Promise<void> {
  await write(path, text, (made) => rename(made, path))
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (Object(cause).code === 'ENOENT') return undefined
    throw new Error(`expected a readable key at ${path}, found none`, { cause })
  }
}

/** Whole or not at all: half a key after a power cut would end the log. */
async function write(
  path: string,
  text: string,
  place: (made: string) => Promise<void>,
): Promise<void> {
  const made = `${path}.${randomBytes(4).toString('hex')}.new`
  try {
    await writeFile(made, text, { mode: 0o600, flush: true })
    await place(made)
  } catch (cause) {
    throw new Error(`expected to write ${path}, found the folder not writable`, { cause })
  }
}

function unlessThere(error: unknown): void {
  if (Object(error).code !== 'EEXIST') throw error
}
