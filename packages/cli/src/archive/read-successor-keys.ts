import { join } from 'node:path'
import type { Checkpoint } from '@kvitto/receipt'
import { parseRecord } from '../logs/parse-record.ts'
import {
  type ArchivedEntry,
  logFolder,
  readEntries,
  readLines,
  TILE_WIDTH,
} from './archive-files.ts'
import { settle } from './settle.ts'
import { standsFor } from './stands-for.ts'

/**
 * The vkeys of the log that goes on from the last of `logs`, which its last entry stands for; none where it names none. To be
 * trusted where that log is: what is wrong otherwise is another check's matter.
 */
export async function readSuccessorKeys(
  archive: string,
  site: string,
  logs: readonly Checkpoint[],
): Promise<string[]> {
  const found = await settle('succession', async () => {
    const size = logs.at(-1)?.size ?? 0
    const last = await readLast(logFolder(archive, site, logs.length), size)
    const index = logs.reduce((sum, log) => sum + log.size, -1)
    const record = last?.entry.kind === 'closed' && (await readRecord(archive, site, index))
    if (!last || !record || !standsFor(last.entry, record)) return []
    return parseRecord('closed', record).successor?.keys ?? []
  })
  return 'status' in found ? [] : found
}

async function readLast(folder: string, size: number): Promise<ArchivedEntry | undefined> {
  let last: ArchivedEntry | undefined
  const bundle = Math.floor((size - 1) / TILE_WIDTH)
  for await (const each of readEntries(folder, size, Math.max(0, bundle))) last = each
  return last
}

async function readRecord(archive: string, site: string, at: number): Promise<string | undefined> {
  const lines = readLines(join(archive, 'sites', site, 'records.jsonl'), 'record')
  for await (const { index, text } of lines) if (index === at) return text
  return undefined
}
