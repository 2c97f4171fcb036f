import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeToken } from './domain/make-token.ts'
import { generateLogKey, type LogKey, readLogKey } from './log/log-key.ts'
import { makeFolder } from './make-folder.ts'
import type { Store } from './storage/store.ts'

export interface Data {
  databasePath: string
  key: LogKey
  /** Where no admin token is valid, at first start or after the last was revoked, writes `admin-token`. */
  saveAdminToken(store: Store, now: Date): Promise<void>
}

/** Makes the data folder and the log's key where there are none. Secrets get file mode 0600. */
export async function prepareData(folder: string): Promise<Data> {
  await makeFolder(folder)
  const key = readLogKey(await readOrMakeKey(join(folder, 'log-key')))
  return {
    databasePath: join(folder, 'kvitto.db'),
    key,
    async saveAdminToken(store, now) {
      const tokens = await store.tokens.listTokens()
      if (tokens.some(({ scope, revokedAt }) => scope === 'admin' && revokedAt === null)) return
      const createdAt = now.toISOString()
      const made = makeToken({ scope: 'admin', site: null, label: 'made at start', createdAt })
      // The file first: a crash between the two is mended by the next start.
      await writeSecret(join(folder, 'admin-token'), `${made.text}\n`)
      await store.tokens.addToken(made.token)
    },
  }
}

async function readOrMakeKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (Object(cause).code !== 'ENOENT') {
      throw new Error(`expected a readable key at ${path}, found none`, { cause })
    }
  }
  const pem = generateLogKey()
  await writeSecret(path, pem)
  return pem
}

/** Whole or not at all: half a key after a power cut would end the log. */
async function writeSecret(path: string, text: string): Promise<void> {
  try {
    await writeFile(`${path}.new`, text, { mode: 0o600, flush: true })
    await rename(`${path}.new`, path)
  } catch (cause) {
    throw new Error(`expected to write ${path}, found the folder not writable`, { cause })
  }
}
