import type { Id } from '@kvitto/core'
import type { LogHead, LogTurn } from '../storage/receipt-store.ts'

/**
 * Of one log: its site's id; for each that succeeded it `<site>/<generation>`; `<site>/access` for the log of who read
 * what. No site's id holds a slash.
 */
export type LogId = string

const FIRST: LogTurn = { generation: 1, first: 0, isClosed: false }

/** Which of its site's logs a head is of. */
export function turnOf(head: Pick<LogHead, 'turn'> | undefined): LogTurn {
  return head?.turn ?? FIRST
}

export function logIdOf(site: Id, head: Pick<LogHead, 'turn'> | undefined): LogId {
  return nameLog(site, turnOf(head).generation)
}

export function nameLog(site: Id, generation: number): LogId {
  return generation === 1 ? site : `${site}/${generation}`
}

/** Its entries, head and tiles lie under this name as a site's first log under the site's id; it never ends. */
export function accessLogOf(site: Id): LogId {
  return `${site}/access`
}

/** Whose log it is. */
export function siteOf(log: LogId): Id {
  return log.split('/')[0] ?? ''
}

/** Of an access log, which has no other generation, all stands for the site. */
export function splitLogId(log: LogId): { site: Id; generation: number } {
  if (log === accessLogOf(siteOf(log))) return { site: log, generation: 1 }
  const [site = '', generation = '1'] = log.split('/')
  return { site, generation: Number(generation) }
}

/** A log's name in its checkpoints. It ends in the site's id, or `<site>/access`: that is how a verifier knows whose it is. */
export function originOf(base: string, log: LogId): string {
  const { site, generation } = splitLogId(log)
  return generation === 1 ? `${base}/${site}` : `${base}/${generation}/${site}`
}
