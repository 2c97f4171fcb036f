import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'

export const tokensRevoke: Command = {
  name: 'tokens revoke',
  summary: 'Ends a token at once.',
  usage: '<id> [options]',
  details: `  <id>                  as tokens list shows it\n${collectorHelp}

The calling token needs the scope admin.`,
  positionals: ['id'],
  options: collectorOptions,
  async run(input, terminal) {
    const [id = ''] = input.positionals
    const client = await openCollector(input, terminal)
    await client.revokeToken(id)
    terminal.print(`revoked ${id}`)
    return 0
  },
}
