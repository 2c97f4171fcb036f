import { join } from 'node:path'
import {
  ACCESS_SCHEMA,
  type AccessRecord,
  type LogEntry,
  ReceiptError,
  type VerifyBundleOptions,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { accessFolder, readEntries, readIfThere, readLines } from './archive-files.ts'
import { settle } from './settle.ts'
import { standsFor } from './stands-for.ts'
import { takeLines } from './take-lines.ts'
import { verifyLog } from './verify-log.ts'

interface Site {
  site: string
  /** As the manifest has it; what counts is the checkpoint's. */
  size: number | undefined
}

/** A site's access log, and who read what. Nothing where the archive has none, and does not say that it has. */
export async function verifyAccessLog(
  archive: string,
  { site, size = 0 }: Site,
  trusted: VerifyBundleOptions,
): Promise<Check[]> {
  const folder = accessFolder(archive, site)
  const note = (await readIfThere(join(folder, 'checkpoint')))?.toString()
  if (note === undefined) {
    return size === 0 ? [] : [{ name: 'checkpoint', status: 'failed', detail: 'is missing' }]
  }
  const { checks, checkpoint } = await verifyLog(folder, { log: `${site}/access`, note }, trusted)
  if (!checkpoint) return checks
  return [...checks, await checkAccesses(folder, site, checkpoint.size)]
}

async function checkAccesses(folder: string, site: string, size: number): Promise<Check> {
  const name = 'accesses'
  const lines = takeLines(readLines(join(folder, 'accesses.jsonl'), 'access'))
  const checked = await settle(name, async () => {
    for await (const { index, entry } of readEntries(folder, size)) {
      const problem = compare(site, entry, await lines.at(index))
      if (problem) throw malformed(`entry ${index} ${problem}`)
    }
    if (await lines.next()) throw malformed('one is of no entry')
    return {}
  })
  return 'status' in checked ? checked : { name, status: 'ok', detail: String(size) }
}

function compare(site: string, entry: LogEntry, text: string | undefined): string | undefined {
  if (entry.kind !== 'access') return 'is none of an access'
  if (!standsFor(entry, text)) return 'stands for an access that is not there'
  const { schema, at, ...access }: AccessRecord = JSON.parse(text)
  const isOf = schema === ACCESS_SCHEMA && access.site === site && at === entry.receivedAt
  return isOf ? undefined : 'stands for an access of another site or time'
}

function malformed(problem: string): ReceiptError {
  return new ReceiptError('bundle_malformed', problem)
}
