import type { ClosedRecord, PrunedRecord } from '@kvitto/receipt'
import { readAnswer } from '../answer.ts'

/** A line for each of a site's logs, and for each pruning: what they say, not that it is so. */
export function describeLogs(text: string): string[] {
  const file = readAnswer(JSON.parse(text))
  const logs = file.list('logs').map((log) => {
    const size = Number(log.text('checkpoint').split('\n')[1])
    const closed = log.value('closed') === undefined ? undefined : log.object('closed')
    const record: ClosedRecord | undefined = closed && JSON.parse(closed.text('record'))
    const place = `${log.text('origin')}: ${size} entries from ${log.integer('first')} on`
    if (!closed || !record) return `${place}, open`
    const next = record.successor ? `, goes on in ${record.successor.origin}` : ' for good'
    return `${place}, closed at ${closed.text('receivedAt')}${next}`
  })
  const pruned = file.list('pruned').map((each) => {
    const { before, minimum }: PrunedRecord = JSON.parse(each.text('record'))
    return `pruned at ${each.text('receivedAt')}: what was received before ${before}, minimum index ${minimum}`
  })
  return [...logs, ...pruned]
}
