import { CliError } from '../cli-error.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'

export const logPrune: Command = {
  name: 'log prune',
  summary:
    'Removes a site’s receipts whose retention is over; the log says so, proofs of the others stay.',
  usage: '<site> --before <day> [options]',
  details: `  <site>                whose receipts
  --before <day>        UTC: 2021-11-22; what was received earlier goes. Refused while the retention of
                        any policy that the site published, or any grant, still runs
${collectorHelp}

Bodies, ids and decisions go; entries stay, as hashes that name nobody, and are no longer given out. It cannot be
undone. Stopped on its way, it goes on when it is run again for the same day.

The calling token needs the scope erase.`,
  positionals: ['site'],
  options: { ...collectorOptions, before: { type: 'string' } },
  async run(input, terminal) {
    const before = input.text('before')
    if (!before) throw new CliError('usage', 'expected --before, found none')
    const client = await openCollector(input, terminal)
    const [site = ''] = input.positionals
    for (let removed = 0; ; ) {
      const pruned = await client.pruneLog(site, before)
      removed += pruned.removed
      if (!pruned.isDone) continue
      terminal.print(`${site}: ${removed} receipts received before ${pruned.before} removed`)
      terminal.note(`minimum index ${pruned.minimum}; entry ${pruned.index} says so`)
      return 0
    }
  },
}
