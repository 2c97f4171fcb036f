import { type Answer, parseAnswer } from '../answer.ts'

/** A line for each of a site's logs, and for each pruning: what they say, not that it is so. Throws `answer_malformed`. */
export function describeLogs(text: string): string[] {
  const file = parseAnswer(text)
  const logs = file.list('logs').map((log) => {
    const size = Number(log.text('checkpoint').split('\n')[1])
    const place = `${log.text('origin')}: ${size} entries from ${log.integer('first')} on`
    if (log.value('closed') === undefined) return `${place}, open`
    const closed = log.object('closed')
    return `${place}, closed at ${closed.text('receivedAt')}${successorOf(closed)}`
  })
  const pruned = file.list('pruned').map((each) => {
    const record = recordOf(each)
    const what = `what was received before ${record.text('before')}`
    return `pruned at ${each.text('receivedAt')}: ${what}, minimum index ${record.integer('minimum')}`
  })
  return [...logs, ...pruned]
}

function successorOf(closed: Answer): string {
  const record = recordOf(closed)
  if (record.value('successor') === null) return ' for good'
  return `, goes on in ${record.object('successor').text('origin')}`
}

function recordOf(entry: Answer): Answer {
  return parseAnswer(entry.text('record'), 'record')
}
