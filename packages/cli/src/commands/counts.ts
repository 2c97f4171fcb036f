import type { CountRow } from '../admin-client.ts'
import { align } from '../align.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { daysHelp, daysOptions, readDays } from '../days-options.ts'

const HEADINGS = ['purpose', 'decision', 'receipts']

export const counts: Command = {
  name: 'counts',
  summary: 'Counts the receipts that give and that refuse, each purpose and service.',
  usage: '<site> [options]',
  details: `${daysHelp}; at most 92 days in all
${collectorHelp}

The lines without a purpose count each receipt once: given, those that give something; refused, those that
refuse something. Receipts, not people: who decides twice has two. A withdrawal is among the refused. What
was erased or pruned is not counted; refusals that a limit counted instead of storing are in \`kvitto
tallies\`. The token needs the scope read.`,
  positionals: ['site'],
  options: { ...collectorOptions, ...daysOptions },
  async run(input, terminal) {
    const [site = ''] = input.positionals
    const client = await openCollector(input, terminal)
    const found = await client.countDecisions(site, readDays(input))
    for (const line of align([HEADINGS, ...sum(found)])) terminal.print(line)
    return 0
  },
}

function sum(rows: readonly CountRow[]): string[][] {
  const sums = new Map<string, number>()
  for (const { id, decision, receipts } of rows) {
    const key = `${id ?? '-'} ${decision}`
    sums.set(key, (sums.get(key) ?? 0) + receipts)
  }
  return Array.from(sums, ([key, receipts]) => [...key.split(' '), String(receipts)]).sort()
}
