import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '@kvitto/core'
import type { AuditRows } from '../fsck/audit-rows.ts'
import { type AuditedDatabase, openAudit } from '../fsck/open-audit.ts'
import { rowsOfLog } from '../fsck/rows-of-log.ts'
import { timeOf } from '../fsck/time-of.ts'
import { accessText } from '../log/access-entry.ts'
import { accessLogOf, type LogId, logIdOf, turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import { writeLines } from './write-lines.ts'
import { writeTiles } from './write-tiles.ts'

export interface ArchiveOptions {
  /** Read, never written; its collector may be running. */
  database: AuditedDatabase
  /** To make; never one that is there. */
  folder: string
  /** The operator's keys, where bodies are sealed: an archive holds them open. */
  operatorKeys?: readonly Uint8Array[] | undefined
}

export const ARCHIVE_SCHEMA = 'kvitto/archive/1'

/**
 * Writes all that a collector's logs stand for, as it is at one moment, in files that verify each other:
 * nobody needs the database or this program afterwards. Whole or not at all; for its owner alone.
 * Resolves to how many entries each site's logs have.
 */
export async function makeArchive({
  database,
  folder,
  operatorKeys,
}: ArchiveOptions): Promise<Record<Id, number>> {
  const made = `${folder}.${randomBytes(4).toString('hex')}.new`
  const rows = await openAudit(database, operatorKeys)
  try {
    await makeFolder(made)
    const sizes: Record<Id, number> = {}
    const accesses: Record<Id, number> = {}
    for (const site of await rows.sites()) {
      sizes[site] = await writeSite(rows, site, made)
      accesses[site] = await writeAccesses(rows, site, made)
    }
    await writePublished(rows, made)
    const manifest = { schema: ARCHIVE_SCHEMA, sites: sizes, accesses }
    await writeFile(join(made, 'archive.json'), `${JSON.stringify(manifest, null, 2)}\n`, OWN)
    // Fails on a folder that has something in it.
    await rename(made, folder)
    return sizes
  } finally {
    await rows.close()
    await rm(made, { recursive: true, force: true })
  }
}

const OWN = { mode: 0o600 }

async function makeFolder(...names: string[]): Promise<string> {
  const folder = join(...names)
  await mkdir(folder, { mode: 0o700, recursive: true })
  return folder
}

async function writeSite(rows: AuditRows, site: Id, archive: string): Promise<number> {
  const folder = await makeFolder(archive, 'sites', site)
  const logs = await rows.logs(site)
  for (const head of logs) {
    const { generation } = turnOf(head)
    const place = generation === 1 ? folder : await makeFolder(folder, 'log', `${generation}`)
    await writeLog(rows, { site, head }, place)
  }
  await writeRecords(rows, site, folder)
  const receipts = rows.receipts(site)
  await writeLines(join(folder, 'receipts.jsonl'), receipts, ({ index, text, sealed }) => {
    if (sealed) throw new Error(`expected the key of the sealed body ${index}, found none`)
    return { index, receipt: text }
  })
  const erasures = rows.erasures(site)
  await writeLines(join(folder, 'erasures.jsonl'), erasures, ({ index, bytes }) => ({
    index,
    erasure: bytes,
  }))
  return logs.reduce((sum, { size }) => sum + size, 0)
}

/** A site's access log; resolves to how many entries it has. */
async function writeAccesses(rows: AuditRows, site: Id, archive: string): Promise<number> {
  const log = accessLogOf(site)
  const head = await rows.head(log)
  if (!head) return 0
  const folder = await makeFolder(archive, 'sites', site, 'access')
  await writeLog(rows, { site: log, head }, folder)
  await writeRecords(rows, log, folder)
  await writeLines(join(folder, 'accesses.jsonl'), loggedAccesses(rows, site), (line) => line)
  return head.size
}

/** What became of a site's logs, or of its access log. */
async function writeRecords(rows: AuditRows, log: Id | LogId, folder: string): Promise<void> {
  const path = join(folder, 'records.jsonl')
  await writeLines(path, rows.records(log), ({ index, record }) => ({ index, record }))
}

/** What is in no log yet cannot be verified, so it is not in an archive. */
async function* loggedAccesses(rows: AuditRows, site: Id) {
  for await (const { index, at, ...access } of rows.accesses(site)) {
    if (index !== null) yield { index, access: accessText({ ...access, at: timeOf(at) }) }
  }
}

/** What witnesses cosigned may be an earlier checkpoint than the last. */
async function writeLog(
  rows: AuditRows,
  { site, head }: { site: Id | LogId; head: LogHead },
  folder: string,
): Promise<void> {
  await writeFile(join(folder, 'checkpoint'), head.checkpoint, OWN)
  const log = logIdOf(site, head)
  const witnessed = await rows.witnessed(log)
  if (witnessed) await writeFile(join(folder, 'witnessed'), witnessed.checkpoint, OWN)
  await writeTiles(rowsOfLog(rows, site, head).entries(log), folder)
}

/** Each under the hash that entries, receipts and manifests name it by. */
async function writePublished(rows: AuditRows, archive: string): Promise<void> {
  const [policies, builds, files] = await Promise.all(
    ['policies', 'builds', 'files'].map((name) => makeFolder(archive, name)),
  )
  for await (const { policyVersion, bytes } of rows.policies()) {
    await writeFile(join(String(policies), `${policyVersion}.json`), bytes, OWN)
  }
  for await (const { name, text } of rows.builds()) {
    await writeFile(join(String(builds), `${name}.json`), text, OWN)
  }
  for await (const { name, bytes } of rows.files()) {
    await writeFile(join(String(files), name), bytes, OWN)
  }
}
