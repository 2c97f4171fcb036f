import { knownLocales } from '@kvitto/core'
import { align } from '../align.ts'
import type { Answer } from '../answer.ts'
import {
  collectorHelp,
  collectorOptions,
  collectorUrl,
  openCollector,
} from '../collector-options.ts'
import type { Command } from '../command.ts'
import { makeReceiptsPage } from '../make-receipts-page.ts'
import { readChoice } from '../read-choice.ts'
import { readReceipts } from '../read-receipts.ts'
import { readSubject, subjectHelp, subjectOptions } from '../subject-options.ts'
import { writeOutput } from '../write-output.ts'

export const subject: Command = {
  name: 'subject',
  summary: 'Shows what is in force for a person: each purpose, since when, by which receipt.',
  usage: '--site <site> --subject <consent id> [options]',
  details: `${subjectHelp}
  --page-out <file>     also one HTML file with these receipts, which verifies them wherever it is opened, offline
  --language <tag>      of that page's own words (default en)
  --out <file>          also the receipts with their proofs; \`kvitto verify <file>\` takes it
${collectorHelp}

First what is in force, then every receipt that it comes from, the newest first, then what was erased. The calling token needs the
scope read; the collector keeps a line of who asked, and with a file one more for each receipt.`,
  positionals: [],
  options: {
    ...collectorOptions,
    ...subjectOptions,
    'page-out': { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string' },
  },
  async run(input, terminal) {
    const { site, subjectId } = readSubject(input)
    const locale = readChoice('--language', knownLocales, input.text('language') ?? 'en')
    const client = await openCollector(input, terminal)
    const answer = await client.readSubject(site, subjectId)
    const standing = [...statusOf(answer), ...authorisationsOf(answer)]
    for (const line of align(standing)) terminal.print(line)
    const history = answer.list('history')
    for (const line of align(history.map(receiptRow))) terminal.print(line)
    for (const { integer, text } of answer.value('erasures') ? answer.list('erasures') : []) {
      terminal.print(
        `erased at ${text('erasedAt')}, entry ${integer('index')}, by the ${text('by')}’s word`,
      )
    }
    const [file, pageFile] = [input.text('out'), input.text('page-out')]
    if (!file && !pageFile) return 0
    const receiptIds = history.map(({ text }) => text('receiptId'))
    if (receiptIds.length === 0) {
      terminal.note('no receipt is there: no file is written')
      return 0
    }
    const exported = await readReceipts(client, { site, subjectId, receiptIds })
    if (file) await writeOutput(file, `${JSON.stringify(exported, null, 2)}\n`)
    if (pageFile) {
      const collector = collectorUrl(input, terminal)
      const logKeys = await client.logKeys(site)
      await writeOutput(pageFile, await makeReceiptsPage(exported, { collector, logKeys, locale }))
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
