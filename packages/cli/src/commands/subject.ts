import { align } from '../align.ts'
import type { Answer } from '../answer.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { readSubject, subjectHelp, subjectOptions } from '../subject-options.ts'

export const subject: Command = {
  name: 'subject',
  summary: 'Shows what is in force for a person: each purpose, since when, by which receipt.',
  usage: '--site <site> --subject <consent id> [options]',
  details: `${subjectHelp}
${collectorHelp}

First what is in force, then every receipt that it comes from, the newest first, then what was erased. The calling token needs the
scope read; the collector keeps a line of who asked.`,
  positionals: [],
  options: { ...collectorOptions, ...subjectOptions },
  async run(input, terminal) {
    const { site, subjectId } = readSubject(input)
    const answer = await (await openCollector(input, terminal)).readSubject(site, subjectId)
    const standing = [...statusOf(answer), ...authorisationsOf(answer)]
    for (const line of align(standing)) terminal.print(line)
    for (const line of align(answer.list('history').map(receiptRow))) terminal.print(line)
    if (answer.value('erasures') === undefined) return 0
    for (const { integer, text } of answer.list('erasures')) {
      terminal.print(
        `erased at ${text('erasedAt')}, entry ${integer('index')}, by the ${text('by')}’s word`,
      )
    }
    return 0
  },
}

function statusOf(answer: Answer, scope = ''): string[][] {
  return ['status', 'services'].flatMap((member) => {
    const entries = answer.object(member)
    return Object.keys(Object(answer.value(member))).map((id) => {
      const { text, textOrNull } = entries.object(id)
      const receipt = textOrNull('receiptId') ?? '-'
      return [`${scope}${id}`, text('status'), `since ${textOrNull('since') ?? '-'}`, receipt]
    })
  })
}

/** What an organisation authorised is no person's consent: its scope stands before it. */
function authorisationsOf(answer: Answer): string[][] {
  const scopes = answer.value('authorisations')
  if (scopes === undefined) return []
  const all = answer.object('authorisations')
  return Object.keys(Object(scopes)).flatMap((scope) => statusOf(all.object(scope), `${scope} `))
}

function receiptRow(record: Answer): string[] {
  const decided = Object.entries({ ...record.texts('decisions'), ...record.texts('services') })
  return [
    `entry ${record.integer('index')}`,
    record.text('receivedAt'),
    record.text('receiptId'),
    record.text('event'),
    record.text('method'),
    record.text('trust'),
    decided.map(([id, decision]) => `${id} ${decision}`).join(', '),
  ]
}
