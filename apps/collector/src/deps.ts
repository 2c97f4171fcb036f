import type { Id } from '@kvitto/core'
import type { Turns } from './create-turns.ts'
import type { ScriptBuild } from './domain/make-build.ts'
import type { HostSecrets } from './host-secrets.ts'
import type { Limits } from './limits/create-limits.ts'
import type { TallyBook } from './limits/create-tally.ts'
import type { AccessLog } from './log/create-access-log.ts'
import type { Log } from './log/create-log.ts'
import type { Metrics } from './metrics.ts'
import type { Store } from './storage/store.ts'

/** What every verb gets. Made once, by `startCollector` or by a test. */
export interface Deps {
  store: Store
  log: Log
  accessLog: AccessLog
  /** The build that the floating script serves. */
  build: ScriptBuild
  /** Public base URL, without a trailing slash. */
  url: string
  /** Whether `test: true` receipts are taken; never in production. */
  testReceipts: boolean
  /** How long it is kept who read what: an ISO 8601 duration, `LEAST_ACCESS_RETENTION` at least. */
  accessRetention: string
  now(): Date
  /** Throws `secrets_lost` where the data folder no longer holds them. */
  hostSecrets(site: Id): Promise<HostSecrets>
  metrics: Metrics
  limits: Limits
  tally: TallyBook
  /** Erasures: each looks for what those before it have left. */
  erasing: Turns
  /** Rejects where the database takes nothing that is written, or the log's key does not sign. */
  isReady(): Promise<unknown>
  /** Unexpected errors. Gets no input of a client. */
  reportError(error: unknown): void
}
