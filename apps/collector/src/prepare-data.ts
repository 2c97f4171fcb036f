import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, readOrMakeSecret, writeSecret } from '@kvitto/keys'
import { makeToken } from './domain/make-token.ts'
import type { KeepSecret } from './host-secrets.ts'
import { generateLogKey, type LogKey, readLogKeys } from './log/log-key.ts'
import type { Store } from './storage/store.ts'

export interface Data {
  /** Of the SQLite file. */
  databasePath: string
  /** Of the file of sealed keys beside it. */
  bodyKeysPath: string
  /** Those that sign; while they are exchanged two, the elder first. */
  keys: LogKey[]
  /** Removes the log's key where this start has made it, and nothing was signed by it; tells whether it was. */
  takeBackKey(): Promise<boolean>
  /** Of what was signed last: outside the database, so that an older one shows. */
  signedHeadsPath: string
  /** The same of the access logs. */
  accessHeadsPath: string
  keepSecret: KeepSecret
  /** Where no admin token is valid, at first start or after the last was revoked, writes `admin-token`. */
  saveAdminToken(store: Store, now: Date): Promise<void>
}

/** Makes the data folder and the log's key where there are none. Secrets get file mode 0600. */
export async function prepareData(folder: string): Promise<Data> {
  await makeFolder(folder).catch((cause) => {
    throw new Error(`KVITTO_DATA: ${cause.message}`, { cause })
  })
  const keyPath = join(folder, 'log-key')
  let made: string | undefined
  const found = await readOrMakeSecret(keyPath, () => {
    made = generateLogKey()
    return made
  })
  const keys = readKeys(keyPath, found)
  return {
    databasePath: join(folder, 'kvitto.db'),
    bodyKeysPath: join(folder, 'body-keys.db'),
    keys,
    async takeBackKey() {
      const isMade = made === found
      if (isMade) await rm(keyPath)
      return isMade
    },
    signedHeadsPath: join(folder, 'log-heads'),
    accessHeadsPath: join(folder, 'access-heads'),
    keepSecret: (name, make) => readOrMakeSecret(join(folder, name), make),
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

function readKeys(path: string, text: string): LogKey[] {
  try {
    return readLogKeys(text)
  } catch (cause) {
    throw new Error(`expected an Ed25519 key in PEM in ${path}, found none`, { cause })
  }
}
