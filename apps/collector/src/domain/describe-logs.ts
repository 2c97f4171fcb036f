import type { Id } from '@kvitto/core'
import {
  formatTlogProof,
  LOGS_SCHEMA,
  type LogDescription,
  type LogsFile,
  type ProvenRecord,
} from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { logIdOf, turnOf } from '../log/log-id.ts'
import type { LogHead, LogRecord, RecordKind } from '../storage/receipt-store.ts'
import { bestHead } from './best-head.ts'
import { readCheckpoint } from './read-checkpoint.ts'
import { requireSite } from './require-site.ts'

/** Every log of a site, how it began and ended, and what was pruned, each with its proof: to be checked offline. */
export async function describeLogs(deps: Deps, site: Id): Promise<LogsFile> {
  const { store } = deps
  await requireSite(store, site)
  const heads = await store.receipts.listHeads(site)
  const records = await store.receipts.listRecords(site)
  const newest = heads.at(-1)
  const pruned = newest
    ? records
        .filter(({ kind }) => kind === 'pruned')
        .map((record) => prove(deps, { site, head: newest, record }))
    : []
  return {
    schema: LOGS_SCHEMA,
    site,
    logs: await Promise.all(heads.map((head) => describe(deps, { site, head, records }))),
    pruned: await Promise.all(pruned),
  }
}

async function describe(
  deps: Deps,
  { site, head, records }: { site: Id; head: LogHead; records: readonly LogRecord[] },
): Promise<LogDescription> {
  const { generation, first } = turnOf(head)
  const own = (kind: RecordKind) =>
    records.find(
      ({ index, ...record }) => record.kind === kind && index >= first && index < first + head.size,
    )
  const [opened, closed] = [own('opened'), own('closed')]
  return {
    origin: deps.log.origin(logIdOf(site, head)),
    first,
    checkpoint: await readCheckpoint(deps, { site, generation }),
    ...(opened && { opened: proveFirst(opened) }),
    ...(closed && { closed: await prove(deps, { site, head, record: closed }) }),
  }
}

/** By the log's first checkpoint, of this entry alone: so it holds when the log's beginning was pruned. */
function proveFirst({ receivedAt, record, checkpoint }: LogRecord): ProvenRecord {
  return { receivedAt, record, proof: formatTlogProof({ index: 0, path: [], checkpoint }) }
}

async function prove(
  { store, log }: Deps,
  { site, head, record }: { site: Id; head: LogHead; record: LogRecord },
): Promise<ProvenRecord> {
  const { receivedAt, index } = record
  const proof = await log.prove(site, index, await bestHead(store, { site, head, index }))
  return { receivedAt, record: record.record, proof }
}
