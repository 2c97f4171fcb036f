import type { AccessRow } from '../admin-client.ts'
import { align } from '../align.ts'
import { CliError } from '../cli-error.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { daysOptions, readDays } from '../days-options.ts'

const HEADINGS = ['entry', 'at', 'token', 'label', 'asked for', 'records']
const MOST = 1000

export const accesses: Command = {
  name: 'accesses',
  summary: 'Lists who read what of a site’s receipts, and when.',
  usage: '<site> [options]',
  details: `  --from <day>          first UTC day, such as 2026-11-01
  --to <day>            last UTC day
  --limit <number>      how many, from the newest on (default ${MOST})
${collectorHelp}

Tokens by their ids and labels. entry: its index in the site's access log, which \`kvitto export --all\` writes
out and \`kvitto fsck\` checks; - while it has none. What was asked for exactly is kept as a hash alone. That this is
read is recorded too. The token needs the scope read.`,
  positionals: ['site'],
  options: { ...collectorOptions, ...daysOptions, limit: { type: 'string' } },
  async run(input, terminal) {
    const [site = ''] = input.positionals
    const limit = readLimit(input.text('limit') ?? String(MOST))
    const client = await openCollector(input, terminal)
    const { from, to } = readDays(input)
    const span = { ...(from && { from }), ...(to && { to: dayAfter(to) }) }
    const found = await client.listAccesses(site, span, limit)
    for (const line of align([HEADINGS, ...found.map(toCells)])) terminal.print(line)
    return 0
  },
}

function readLimit(text: string): number {
  if (/^[1-9][0-9]{0,6}$/.test(text)) return Number(text)
  throw new CliError('usage', `expected --limit to be a number from 1 on, found ${text}`)
}

/** What is no day goes as it is: the collector says what is wrong with it. */
function dayAfter(day: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN
  // Date takes 30 February for 2 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return day
  return new Date(time + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

function toCells({ index, at, tokenId, label, query, found }: AccessRow): string[] {
  return [String(index ?? '-'), at, tokenId, label || '-', query, String(found)]
}
