import { type Checkpoint, type ClosedRecord, hashText, type LogsFile } from '@kvitto/receipt'
import { settle } from '../archive/settle.ts'
import { callCollector } from '../call-collector.ts'
import type { Check } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { goesOnFrom } from '../logs/goes-on-from.ts'
import { isLogsFile } from '../logs/is-logs-file.ts'
import { parseRecord } from '../logs/parse-record.ts'

/** What a collector answers that knows of no logs. */
const NO_LOGS = new Set(['not_found', 'site_unknown', 'log_empty'])

/**
 * What the collector says of a site's logs: of no worth before an entry that was followed stands for it. A check where it
 * could not be had.
 */
export async function readSuccession(
  collector: string,
  site: string,
): Promise<LogsFile['logs'] | Check> {
  const path = `/v1/sites/${encodeURIComponent(site)}/logs`
  try {
    const file: unknown = JSON.parse((await callCollector({ collector, method: 'GET', path })).text)
    return isLogsFile(file) ? file.logs : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    if (!(error instanceof CliError)) throw error
    if (NO_LOGS.has(error.refusal ?? '')) return []
    const detail = `${error.code}: ${error.message}`
    return { name: 'checkpoint', status: 'not-checked', detail }
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
  const record = await settle(name, async () => parseRecord('closed', text))
  if ('status' in record) return { check: record }
  const { successor } = record
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
  const record = isRecord ? await settle(name, async () => parseRecord('opened', text)) : undefined
  if (record && 'status' in record) return record
  const what = `${before.origin} with ${before.size} entries`
  return record && goesOnFrom(record, { origin, before })
    ? { name, status: 'ok', detail: `goes on from ${what}` }
    : { name, status: 'failed', detail: `it does NOT GO ON from ${what}` }
}
