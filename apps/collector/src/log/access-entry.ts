import { hash } from 'node:crypto'
import { ACCESS_SCHEMA, type AccessRecord, canonicalize, formatLogEntry } from '@kvitto/receipt'
import type { Access } from '../storage/access-store.ts'
import type { LogEntry } from '../storage/receipt-store.ts'
import { hashLeaf } from './hash-node.ts'

export interface AccessEntry extends LogEntry {
  kind: 'access'
  leafHash: Uint8Array
}

/** The entry of an access, at the time when it was recorded. */
export function accessEntry(access: Access): AccessEntry {
  const kind = 'access'
  const receivedAt = access.at
  const standsFor = hash('sha256', accessText(access), 'buffer')
  const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
  return { kind, receivedAt, standsFor, leafHash }
}

/** Exact bytes that the entry stands for. */
export function accessText({ site, at, tokenId, query, found, filterHash }: Access): string {
  const record: AccessRecord = {
    schema: ACCESS_SCHEMA,
    site,
    at,
    tokenId,
    query,
    found,
    filterHash,
  }
  return canonicalize(record)
}
