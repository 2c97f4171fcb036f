import type { Id } from '@kvitto/core'
import type { LogHead, LogTurn } from '../storage/receipt-store.ts'

/** Of one log: its site's id, and for each that succeeded it `<site>/<generation>`. No site's id holds a slash. */
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

export function splitLogId(log: LogId): { site: Id; generation: number } {
  const [site = '', generation = '1'] = log.split('/')
  return { site, generation: Number(generation) }
}

/** A log's name in its checkpoints. It ends in the site's id: that is how a verifier knows whose it is. */
export function originOf(base: string, log: LogId): string {
  const { site, generation } = splitLogId(log)
  return generation === 1 ? `${base}/${site}` : `${base}/${generation}/${site}`
}
