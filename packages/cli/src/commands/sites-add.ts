import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'

export const sitesAdd: Command = {
  name: 'sites add',
  summary: 'Registers a site at a collector.',
  usage: '<site> [options]',
  details: `  <site>                1 to 40 of a-z, 0-9 and -\n${collectorHelp}

The token needs the scope publish.`,
  positionals: ['site'],
  options: collectorOptions,
  async run(input, terminal) {
    const [site = ''] = input.positionals
    const client = await openCollector(input, terminal)
    const isNew = await client.addSite(site)
    terminal.print(isNew ? `added ${site}` : `${site} was there already`)
    return 0
  },
}
