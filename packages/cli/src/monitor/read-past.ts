import { hashText, type LogsFile } from '@kvitto/receipt'
import { settle } from '../archive/settle.ts'
import type { Check } from '../check-line.ts'
import { parseRecord } from '../logs/parse-record.ts'
import { readEnded } from './follow-log.ts'
import type { LogSource } from './log-source.ts'
import type { MonitorState } from './monitor-state.ts'

/** What the entries of a site's logs stand for, base64url. */
export type Past = Pick<MonitorState, 'policies' | 'builds'>

interface Beginning {
  logs: LogsFile['logs']
  /** Of the log that was begun with, from 1 on. */
  generation: number
  /** What its first entry stands for; undefined: it goes on from none. */
  opened: string | undefined
  sourceOf(generation: number): LogSource
}

/** Of all logs before one, each as the first entry of the next one names it. */
export async function readPast({
  logs,
  generation,
  opened,
  sourceOf,
}: Beginning): Promise<Past | Check> {
  let past: Past = { policies: [], builds: [] }
  for (let [next, hash] = [generation, opened]; hash !== undefined; next -= 1) {
    const record = await openedRecord(logs[next - 1], hash)
    if ('status' in record) return record
    const ended = await readEnded(sourceOf(next - 1), record.predecessor)
    if ('status' in ended) return ended
    past = join(past, ended)
    hash = ended.opened
  }
  return past
}

/** Each once. */
export function join(one: Past, other: Past): Past {
  return {
    policies: [...new Set([...one.policies, ...other.policies])],
    builds: [...new Set([...one.builds, ...other.builds])],
  }
}

async function openedRecord(log: LogsFile['logs'][number] | undefined, hash: string) {
  const text = log?.opened?.record
  if (text !== undefined && (await hashText(text)) === hash) {
    return settle('opened', async () => parseRecord('opened', text))
  }
  const detail = 'the log goes on from another, and the collector does not show from which'
  return { name: 'opened', status: 'failed', detail } satisfies Check
}
