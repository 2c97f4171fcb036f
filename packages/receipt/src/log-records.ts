import type { Id, Time } from '@kvitto/core'

export const CLOSED_SCHEMA = 'kvitto/closed/1'
export const OPENED_SCHEMA = 'kvitto/opened/1'
export const PRUNED_SCHEMA = 'kvitto/pruned/1'

/** What the last entry of a closed log stands for: the SHA-256 is over its RFC 8785 bytes. */
export interface ClosedRecord {
  schema: typeof CLOSED_SCHEMA
  site: Id
  /** Of the log that ends with this entry. */
  origin: string
  /** The log that goes on; null where the site takes nothing more. */
  successor: { origin: string; keys: string[] } | null
}

/** What the first entry of a log stands for that succeeds another one. */
export interface OpenedRecord {
  schema: typeof OPENED_SCHEMA
  site: Id
  /** Of the log that begins with this entry. */
  origin: string
  /** As its last checkpoint has it: whoever trusts this log need not trust a key of that one. */
  predecessor: { origin: string; keys: string[]; size: number; root: string }
}

/** What is said of receipts, or of accesses, that went because their time was over. */
export interface PrunedRecord {
  schema: typeof PRUNED_SCHEMA
  /** `<site>/access` in a site's access log. */
  site: Id
  /** What was received earlier is gone. */
  before: Time
  /** Index in the site's entries, through all its logs, or in its access log: what lies below it is gone. */
  minimum: number
}

export const LOGS_SCHEMA = 'kvitto/logs/1'

/** A site's logs in their order: enough to check offline how one went on from the other. */
export interface LogsFile {
  schema: typeof LOGS_SCHEMA
  site: Id
  logs: LogDescription[]
  /** What was pruned, the oldest first. */
  pruned: ProvenRecord[]
}

export interface LogDescription {
  origin: string
  /** Index, in the site's entries through all its logs, of this log's first. */
  first: number
  /** The newest, with what witnesses cosigned of it. */
  checkpoint: string
  /** Absent of a site's first log. */
  opened?: ProvenRecord
  /** Absent while the log is open. */
  closed?: ProvenRecord
}

export interface ProvenRecord {
  receivedAt: Time
  /** Exact bytes that the entry stands for. */
  record: string
  proof: string
}
