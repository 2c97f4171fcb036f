import { join } from 'node:path'
import {
  ACCESS_SCHEMA,
  type AccessRecord,
  type LogEntry,
  PRUNED_SCHEMA,
  type PrunedRecord,
  ReceiptError,
  type VerifyBundleOptions,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { parseRecord } from '../logs/parse-record.ts'
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
  const records = takeLines(readLines(join(folder, 'records.jsonl'), 'record'))
  /** Entries without an access, which a pruning must account for, and their times. */
  const bodiless = new Map<number, string>()
  const pruned = { minimum: 0, before: '' }
  let there = 0
  const checked = await settle(name, async () => {
    for await (const { index, entry } of readEntries(folder, size)) {
      const problem =
        entry.kind === 'pruned'
          ? readPruned(await records.at(index), { site, entry, index }, pruned)
          : checkAccess(index, entry, await lines.at(index))
      if (problem) throw malformed(`entry ${index} ${problem}`)
    }
    if (await lines.next()) throw malformed('one is of no entry')
    if (await records.next()) throw malformed('a record is of no entry')
    for (const [index, at] of bodiless) {
      if (index < pruned.minimum && at < pruned.before) continue
      throw malformed(`entry ${index} stands for an access that is not there`)
    }
    return {}
  })
  if ('status' in checked) return checked
  const gone = bodiless.size > 0 ? `, ${bodiless.size} pruned` : ''
  return { name, status: 'ok', detail: `${there}${gone}` }

  function checkAccess(index: number, entry: LogEntry, text: string | undefined) {
    if (entry.kind === 'access' && text === undefined) {
      return void bodiless.set(index, entry.receivedAt)
    }
    there += 1
    return compare(site, entry, text)
  }
}

function compare(site: string, entry: LogEntry, text: string | undefined): string | undefined {
  if (entry.kind !== 'access') return 'is none of an access'
  if (!standsFor(entry, text)) return 'stands for an access that is not there'
  const { schema, at, ...access }: AccessRecord = Object(JSON.parse(text))
  const isOf = schema === ACCESS_SCHEMA && access.site === site && at === entry.receivedAt
  return isOf ? undefined : 'stands for an access of another site or time'
}

/** Goes on from what was pruned before; the problem, if there is one. */
function readPruned(
  text: string | undefined,
  { site, entry, index }: { site: string; entry: LogEntry; index: number },
  pruned: Pick<PrunedRecord, 'minimum' | 'before'>,
): string | undefined {
  if (!standsFor(entry, text)) return 'stands for a record that is not there'
  const { schema, minimum, before, ...record } = parseRecord('pruned', text)
  const isOf = schema === PRUNED_SCHEMA && record.site === `${site}/access` && minimum <= index
  if (!isOf) return 'stands for a record of another log'
  Object.assign(pruned, { minimum, before })
  return undefined
}

function malformed(problem: string): ReceiptError {
  return new ReceiptError('bundle_malformed', problem)
}
