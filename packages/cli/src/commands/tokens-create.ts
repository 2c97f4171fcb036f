import type { TokenScope } from '../admin-client.ts'
import { CliError } from '../cli-error.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'

const SCOPES: TokenScope[] = ['read', 'publish', 'host', 'erase', 'admin']

export const tokensCreate: Command = {
  name: 'tokens create',
  summary: 'Makes a token and prints it, once.',
  usage: '--scope <scope> [--site <site>] [--label <label>] [options]',
  details: `  --scope <scope>       one of ${SCOPES.join(', ')}; none includes another
  --site <site>         for this site only (default: all sites)
  --label <label>       who has it, or what for
${collectorHelp}

The calling token needs the scope admin.`,
  positionals: [],
  options: {
    ...collectorOptions,
    scope: { type: 'string' },
    site: { type: 'string' },
    label: { type: 'string' },
  },
  async run(input, terminal) {
    const scope = SCOPES.find((name) => name === input.text('scope'))
    if (!scope) {
      const found = input.text('scope') ?? 'none'
      throw new CliError('usage', `expected --scope ${SCOPES.join('|')}, found ${found}`)
    }
    const site = input.text('site')
    const label = input.text('label')
    const client = await openCollector(input, terminal)
    const { id, token } = await client.createToken({
      scope,
      ...(site !== undefined && { site }),
      ...(label !== undefined && { label }),
    })
    terminal.note(`id ${id}, scope ${scope}, ${site ? `site ${site}` : 'all sites'}`)
    terminal.note('The collector keeps only its hash: store the token now.')
    terminal.print(token)
    return 0
  },
}
