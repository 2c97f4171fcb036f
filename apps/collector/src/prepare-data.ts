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
  const keys = readLogKeys(await readOrMakeSecret(join(folder, 'log-key'), generateLogKey))
  return {
    databasePath: join(folder, 'kvitto.db'),
    bodyKeysPath: join(folder, 'body-keys.db'),
    keys,
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
