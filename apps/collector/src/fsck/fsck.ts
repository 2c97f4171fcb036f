import type { Id } from '@kvitto/core'
import { parseVerifierKey } from '@kvitto/receipt'
import { accessLogOf, type LogId, logIdOf, turnOf } from '../log/log-id.ts'
import type { AuditRows } from './audit-rows.ts'
import { checkAccesses } from './check-accesses.ts'
import { checkCheckpoint } from './check-checkpoint.ts'
import { checkCounts } from './check-counts.ts'
import { checkEntries } from './check-entries.ts'
import { checkErasures } from './check-erasures.ts'
import { checkFiles } from './check-files.ts'
import { checkLogs } from './check-logs.ts'
import { checkPublications } from './check-publications.ts'
import { checkReceipts } from './check-receipts.ts'
import { checkTree } from './check-tree.ts'
import { checkWitnessed } from './check-witnessed.ts'
import type { Fault } from './fault.ts'
import { logKeysOf } from './log-keys.ts'
import { type AuditedDatabase, openAudit } from './open-audit.ts'
import { rowsOfLog } from './rows-of-log.ts'

export interface FsckCheck {
  /** `<site>/access` for its access log; null for what is of no site. */
  site: Id | LogId | null
  name: string
  status: 'ok' | 'failed' | 'not-checked'
  detail: string
}

export interface FsckReport {
  verdict: 'verified' | 'failed' | 'not-checked'
  checks: FsckCheck[]
  /** Per site, or access log, that has any: its lowest log index where something is wrong. */
  firstWrong: Record<Id | LogId, number>
}

export interface FsckOptions {
  /** Read, never written. */
  database: AuditedDatabase
  /** vkeys that the caller has from elsewhere; without one the database's own key is not checked. */
  logKeys: string[]
  /** The operator's keys, where bodies are sealed; without them those are not checked. */
  operatorKeys?: readonly Uint8Array[] | undefined
}

/**
 * Walks a whole database: rows, leaves, tiles, checkpoints, counts. Throws where there is none to
 * read. What was changed together with a new signature by the log's key shows only outside: to who
 * kept an older checkpoint.
 */
export async function fsck({ database, logKeys, operatorKeys }: FsckOptions): Promise<FsckReport> {
  const rows = await openAudit(database, operatorKeys)
  try {
    return await fsckRows(rows, logKeys)
  } finally {
    await rows.close()
  }
}

interface SiteCheck {
  name: string
  find(rows: AuditRows, site: Id | LogId): Promise<Fault | undefined>
  /** The check that must find nothing, so that there is something to compare with. */
  after?: string
}

const SITE_CHECKS: SiteCheck[] = [
  { name: 'entries', find: checkEntries },
  { name: 'publications', find: checkPublications },
  { name: 'tree', find: inEachLog(checkTree), after: 'entries' },
  { name: 'checkpoint', find: inEachLog(checkCheckpoint) },
  { name: 'witnessed', find: inEachLog(checkWitnessed), after: 'entries' },
  { name: 'logs', find: checkLogs, after: 'entries' },
  { name: 'erasures', find: checkErasures },
  { name: 'receipts', find: checkReceipts },
  { name: 'counts', find: checkCounts, after: 'receipts' },
]

/** Of an access log, by its id. */
const ACCESS_CHECKS: SiteCheck[] = [
  { name: 'entries', find: checkEntries },
  { name: 'tree', find: checkTree, after: 'entries' },
  { name: 'checkpoint', find: checkCheckpoint },
  { name: 'accesses', find: checkAccesses, after: 'entries' },
]

/** What looks at one log, for all of a site's. */
function inEachLog(find: (rows: AuditRows, log: LogId) => Promise<Fault | undefined>) {
  return async (rows: AuditRows, site: Id): Promise<Fault | undefined> => {
    const logs = await rows.logs(site)
    if (logs.length === 0) return find(rows, site)
    for (const head of logs) {
      const { generation, first } = turnOf(head)
      const fault = await find(rowsOfLog(rows, site, head), logIdOf(site, head))
      if (fault && generation === 1) return fault
      if (fault) {
        const index = fault.index === null ? null : fault.index + first
        return { ...fault, index, problem: `in log ${generation}, ${fault.problem}` }
      }
    }
    return undefined
  }
}

/** Walks what an audit reads; the caller closes it. */
export async function fsckRows(rows: AuditRows, logKeys: string[]): Promise<FsckReport> {
  const checks = [await checkLogKey(rows, logKeys), toCheck(null, 'files', await checkFiles(rows))]
  const firstWrong: Record<Id, number> = {}
  for (const site of await rows.sites()) {
    const walks = { [site]: SITE_CHECKS, [accessLogOf(site)]: ACCESS_CHECKS }
    for (const [name, wanted] of Object.entries(walks)) {
      const { found, index } = await walk(rows, name, wanted)
      checks.push(...found)
      if (index !== undefined) firstWrong[name] = index
    }
  }
  return { verdict: verdictOf(checks), checks, firstWrong }
}

async function walk(
  rows: AuditRows,
  site: Id | LogId,
  wanted: readonly SiteCheck[],
): Promise<{ found: FsckCheck[]; index: number | undefined }> {
  const found: FsckCheck[] = []
  const indexes: number[] = []
  for (const { name, find, after } of wanted) {
    const before = found.find((check) => check.name === after)
    if (before && before.status !== 'ok') {
      const isOpen = before.status === 'not-checked'
      const detail = `the ${after} ${isOpen ? 'could not all be read' : 'are not as they were'}`
      found.push({ site, name, status: 'not-checked', detail })
      continue
    }
    const fault = await find(rows, site)
    found.push(toCheck(site, name, fault))
    if (fault && fault.index !== null) indexes.push(fault.index)
  }
  return { found, index: indexes.length > 0 ? Math.min(...indexes) : undefined }
}

async function checkLogKey(rows: AuditRows, logKeys: string[]): Promise<FsckCheck> {
  const check = { site: null, name: 'log key' }
  if (logKeys.length === 0) {
    return { ...check, status: 'not-checked', detail: 'no key was given to compare it with' }
  }
  const own = await logKeysOf(rows)
  const keys = await Promise.all(logKeys.map(parseVerifierKey))
  const given = keys.map(({ publicKey }) => Buffer.from(publicKey).toString('base64'))
  // All of them: one that was slipped in could have signed everything anew.
  const areGiven = own.length > 0 && own.every((key) => given.includes(key))
  if (areGiven) return { ...check, status: 'ok', detail: '' }
  return { ...check, status: 'failed', detail: 'the database has another key than those given' }
}

function toCheck(site: Id | LogId | null, name: string, fault: Fault | undefined): FsckCheck {
  const status = fault ? (fault.isOpen ? 'not-checked' : 'failed') : 'ok'
  return { site, name, status, detail: fault?.problem ?? '' }
}

function verdictOf(checks: FsckCheck[]): FsckReport['verdict'] {
  const has = (wanted: FsckCheck['status']) => checks.some(({ status }) => status === wanted)
  return has('failed') ? 'failed' : has('not-checked') ? 'not-checked' : 'verified'
}
