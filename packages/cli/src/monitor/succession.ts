import {
  type Checkpoint,
  type ClosedRecord,
  hashText,
  LOGS_SCHEMA,
  type LogsFile,
  type OpenedRecord,
} from '@kvitto/receipt'
import { callCollector } from '../call-collector.ts'
import type { Check } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { goesOnFrom } from '../logs/goes-on-from.ts'

/** What the collector says of a site's logs: of no worth before an entry that was followed stands for it. */
export async function readSuccession(collector: string, site: string): Promise<LogsFile['logs']> {
  const path = `/v1/sites/${encodeURIComponent(site)}/logs`
  const answer = await callCollector({ collector, method: 'GET', path }).catch((error) => {
    if (error instanceof CliError) return undefined
    throw error
  })
  try {
    const file: LogsFile | undefined = answer && JSON.parse(answer.text)
    return file?.schema === LOGS_SCHEMA ? file.logs : []
  } catch {
    return []
  }
}

/** The record that a log's last entry stands for, of which `hash` is followed. */
export async function checkClosed(
  logs: LogsFile['logs'],
  origin: string,
  hash: string,
): Promise<{ check: Check; successor?: ClosedRecord['successor'] }> {
  const name = 'closed'
  const text = logs.find((log) => log.origin === origin)?.closed?.record
  if (text === undefined || (await hashText(text)) !== hash) {
    const detail = 'the log has ended, and the collector does not show where it goes on'
    return { check: { name, status: 'failed', detail } }
  }
  const { successor }: ClosedRecord = JSON.parse(text)
  const detail = successor ? `goes on in ${successor.origin}` : 'for good'
  return { check: { name, status: 'ok', detail }, successor }
}

/** Whether a log's first entry, of which `hash` is followed, names how the log before ended, as that was followed. */
export async function checkOpened(
  logs: LogsFile['logs'],
  { origin, before, hash }: { origin: string; before: Checkpoint; hash: string | undefined },
): Promise<Check> {
  const name = 'opened'
  const text = logs.find((log) => log.origin === origin)?.opened?.record
  const isRecord = text !== undefined && (await hashText(text)) === hash
  const record: OpenedRecord | undefined = isRecord ? JSON.parse(text) : undefined
  const what = `${before.origin} with ${before.size} entries`
  return record && goesOnFrom(record, { origin, before })
    ? { name, status: 'ok', detail: `goes on from ${what}` }
    : { name, status: 'failed', detail: `it does NOT GO ON from ${what}` }
}
