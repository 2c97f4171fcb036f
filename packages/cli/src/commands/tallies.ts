import { align } from '../align.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { daysHelp, daysOptions, readDays } from '../days-options.ts'

const HEADINGS = ['day', 'kind', 'reason', 'receipts']

export const tallies: Command = {
  name: 'tallies',
  summary: 'Lists how many receipts were counted or put off, and how many scripts sent.',
  usage: '<site> [options]',
  details: `${daysHelp}
${collectorHelp}

counted: first refusals, counted instead of stored; put-off: asked to come back later, by the limit
that was reached; automated: stored, from a client that calls itself a program (agent), or without
a person's gesture. The token needs the scope read.`,
  positionals: ['site'],
  options: { ...collectorOptions, ...daysOptions },
  async run(input, terminal) {
    const [site = ''] = input.positionals
    const client = await openCollector(input, terminal)
    const found = await client.listTallies(site, readDays(input))
    const rows = found.map(({ day, kind, reason, n }) => [day, kind, reason, String(n)])
    for (const line of align([HEADINGS, ...rows])) terminal.print(line)
    return 0
  },
}
