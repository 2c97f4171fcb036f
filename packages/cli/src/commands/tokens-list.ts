import { align } from '../align.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'

const HEADINGS = ['id', 'scope', 'site', 'created', 'revoked', 'label']

export const tokensList: Command = {
  name: 'tokens list',
  summary: 'Lists all tokens, without their secret part.',
  usage: '[options]',
  details: `${collectorHelp}

The calling token needs the scope admin.`,
  positionals: [],
  options: collectorOptions,
  async run(input, terminal) {
    const client = await openCollector(input, terminal)
    const rows = (await client.listTokens()).map((token) => [
      token.id,
      token.scope,
      token.site ?? 'all',
      token.createdAt,
      token.revokedAt ?? '-',
      token.label,
    ])
    for (const line of align([HEADINGS, ...rows])) terminal.print(line)
    return 0
  },
}
