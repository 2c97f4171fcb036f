import { join } from 'node:path'
import {
  type Checkpoint,
  type ClosedRecord,
  type LogEntry,
  type OpenedRecord,
  ReceiptError,
} from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { goesOnFrom } from '../logs/goes-on-from.ts'
import { logFolder, readEntries, readLines } from './archive-files.ts'
import { settle } from './settle.ts'

/**
 * Each log begins with an entry that names how the one before ended, which names it in turn. That the entries stand for
 * these records is another check's matter.
 */
export async function checkSuccession(
  archive: string,
  site: string,
  checkpoints: readonly Checkpoint[],
): Promise<Check[]> {
  const checks: Check[] = []
  const path = join(archive, 'sites', site, 'records.jsonl')
  const records = await settle('succession', () => readRecords(path))
  if ('status' in records) return [records]
  let first = 0
  for (const [position, checkpoint] of checkpoints.entries()) {
    const name = position === 0 ? 'succession' : `log ${position + 1} succession`
    const folder = logFolder(archive, site, position + 1)
    const place = { before: checkpoints[position - 1], checkpoint, next: checkpoints[position + 1] }
    const detail = await settle(name, async () => {
      const ends = await readEnds(folder, checkpoint.size)
      const opened: OpenedRecord = Object(JSON.parse(records.get(first) ?? '{}'))
      const last = records.get(first + checkpoint.size - 1)
      const closed: ClosedRecord = Object(JSON.parse(last ?? '{}'))
      return { text: compare(place, { ...ends, opened, closed }) }
    })
    if ('status' in detail) checks.push(detail)
    else if (checkpoints.length > 1 || detail.text) {
      checks.push({ name, status: 'ok', detail: detail.text || 'open' })
    }
    first += checkpoint.size
  }
  return checks
}

interface Place {
  before: Checkpoint | undefined
  checkpoint: Checkpoint
  next: Checkpoint | undefined
}

interface Ends {
  begins: LogEntry['kind'] | undefined
  ends: LogEntry['kind'] | undefined
  opened: OpenedRecord
  closed: ClosedRecord
}

function compare(
  { before, checkpoint, next }: Place,
  { begins, ends, opened, closed }: Ends,
): string {
  const isOpened = begins === 'opened'
  if (isOpened !== Boolean(before)) throw malformed('the log that it goes on from')
  if (before && !goesOnFrom(opened, { origin: checkpoint.origin, before })) {
    throw malformed('a log that goes on from how the one before ended')
  }
  if (ends !== 'closed') {
    if (next) throw malformed('a log that was closed before another went on')
    return ''
  }
  const successor = closed.successor?.origin
  if (closed.origin !== checkpoint.origin || successor !== next?.origin) {
    throw malformed(`the log that goes on, ${successor ?? 'none'}`)
  }
  return successor ? `closed, goes on in ${successor}` : 'closed for good'
}

async function readEnds(folder: string, size: number) {
  let begins: LogEntry['kind'] | undefined
  let ends: LogEntry['kind'] | undefined
  for await (const { index, entry } of readEntries(folder, size)) {
    if (index === 0) begins = entry.kind
    if (index === size - 1) ends = entry.kind
  }
  return { begins, ends }
}

async function readRecords(path: string): Promise<Map<number, string>> {
  const records = new Map<number, string>()
  for await (const { index, text } of readLines(path, 'record')) records.set(index, text)
  return records
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('bundle_malformed', `expected ${expected}, found otherwise`)
}
