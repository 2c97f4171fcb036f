import { makeVerifierKey } from '@kvitto/receipt'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { type AccessLog, createAccessLog } from './log/create-access-log.ts'
import { createLog, type Log } from './log/create-log.ts'
import { originOf } from './log/log-id.ts'
import type { LogKey } from './log/log-key.ts'
import { type OpenSignedHeads, openSignedHeads } from './log/open-signed-heads.ts'
import type { SignedHeads } from './log/signed-heads.ts'
import type { Metrics } from './metrics.ts'
import type { Store } from './storage/store.ts'
import type { Witnessing } from './witnessing/create-witnessing.ts'
import { openWitnessing } from './witnessing/open-witnessing.ts'
import { readWitnesses } from './witnessing/read-witnesses.ts'

export interface OpenLogs {
  store: Store
  keys: readonly LogKey[]
  /** Raw, of every key that ever signed. */
  publicKeys: readonly Uint8Array<ArrayBuffer>[]
  signedHeadsPath: string
  accessHeadsPath: string
  config: Pick<Config, 'logOrigin' | 'witnesses'>
  now(): Date
  logger: Logger
  metrics: Metrics
  reportError(error: unknown): void
}

/**
 * The logs of a database, and whoever watches them. Throws where the file beside the key, or a witness, knows
 * more of a log than the database: nothing is signed before that is known.
 */
export async function openLogs(
  options: OpenLogs,
): Promise<{ log: Log; accessLog: AccessLog; signed: SignedHeads[]; witnessing: Witnessing }> {
  const { store, keys, config, now, logger, metrics, reportError } = options
  const { receipts } = store
  const origin = config.logOrigin
  const heads: Omit<OpenSignedHeads, 'path'> = {
    receipts,
    publicKeys: options.publicKeys,
    origin,
    reportError,
    onRollback: (site, sizes) => logger.error({ site, ...sizes }, 'log rolled back'),
  }
  const signed = await openSignedHeads({ ...heads, path: options.signedHeadsPath })
  // A file of their own: the version before, which may be started again, knows none of these logs.
  const signedAccesses = await openSignedHeads({ ...heads, path: options.accessHeadsPath })
  const log = createLog({ receipts, key: keys, origin, now, signed, onBatch: metrics.batchWritten })
  const accessLog = createAccessLog({ store, key: keys, origin, now, signed: signedAccesses })
  const { path, interval = 0 } = config.witnesses ?? {}
  const witnesses = path === undefined ? [] : await readWitnesses(path)
  const witnessing = await openWitnessing({
    store,
    logKeys: (name) =>
      Promise.all(options.publicKeys.map((key) => makeVerifierKey(originOf(origin, name), key))),
    signed,
    witnesses,
    interval,
    logger,
    metrics,
    reportError,
  })
  return { log, accessLog, signed: [signed, signedAccesses], witnessing }
}
