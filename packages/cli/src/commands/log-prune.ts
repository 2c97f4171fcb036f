import { CliError } from '../cli-error.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { readDay } from '../days-options.ts'

export const logPrune: Command = {
  name: 'log prune',
  summary:
    'Removes what a site need not keep any longer: receipts, or who read what; proofs of the rest stay.',
  usage: '<site> --before <day> | --accesses [--before <day>] [options]',
  details: `  <site>                whose receipts
  --before <day>        UTC: 2021-11-22; what was received earlier goes. Refused while the retention of
                        any policy that the site published, or any grant, still runs
  --accesses            who read what, instead: what was recorded before that day goes, or without one all
                        whose retention (the collector's KVITTO_ACCESS_RETENTION) is over
${collectorHelp}

The log says first what goes. Bodies, ids and decisions go, or tokens and what was asked; entries stay, as hashes that
name nobody, and are no longer given out. It cannot be undone. Stopped on its way, it goes on when it is run again for
the same day.

The calling token needs the scope erase.`,
  positionals: ['site'],
  options: { ...collectorOptions, before: { type: 'string' }, accesses: { type: 'boolean' } },
  async run(input, terminal) {
    const before = readDay(input, 'before')
    const areAccesses = input.has('accesses')
    if (!before && !areAccesses) throw new CliError('usage', 'expected --before, found none')
    const client = await openCollector(input, terminal)
    const [site = ''] = input.positionals
    const prune = (day = '') =>
      areAccesses ? client.pruneAccesses(site, day || undefined) : client.pruneLog(site, day)
    for (let removed = 0, day = before; ; ) {
      const pruned = await prune(day)
      removed += pruned.removed
      // Also past midnight it is the day that was begun with.
      day = pruned.before.slice(0, 10)
      if (!pruned.isDone) continue
      const what = areAccesses ? 'accesses recorded' : 'receipts received'
      terminal.print(`${site}: ${removed} ${what} before ${pruned.before} removed`)
      terminal.note(`minimum index ${pruned.minimum}; entry ${pruned.index} says so`)
      return 0
    }
  },
}
