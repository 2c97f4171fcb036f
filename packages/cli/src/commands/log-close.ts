import { CliError } from '../cli-error.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { describeLogs } from '../logs/describe-logs.ts'

export const logClose: Command = {
  name: 'log close',
  summary: 'Ends a site’s log with an entry that says so; another goes on from it.',
  usage: '<site> --log <origin> [--for-good] [options]',
  details: `  <site>                whose log
  --log <origin>        the log that is to end, as \`kvitto log status\` names it: said twice, it ends once
  --for-good            no other log goes on: the site takes no receipt any more
${collectorHelp}

The last entry names the log that goes on and its keys, the first entry of that one names the last checkpoint of
this. Receipts, proofs, look-ups and withdrawals of both go on. It cannot be undone. LOGS.md of the collector says
who must hear of it.

The calling token needs the scope admin.`,
  positionals: ['site'],
  options: { ...collectorOptions, log: { type: 'string' }, 'for-good': { type: 'boolean' } },
  async run(input, terminal) {
    const origin = input.text('log')
    if (!origin) throw new CliError('usage', 'expected --log, found none')
    const client = await openCollector(input, terminal)
    const [site = ''] = input.positionals
    const text = await client.closeLog(site, origin, !input.has('for-good'))
    for (const line of describeLogs(text)) terminal.print(line)
    return 0
  },
}
