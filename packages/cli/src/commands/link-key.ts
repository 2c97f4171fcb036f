import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'

export const linkKey: Command = {
  name: 'link-key',
  summary: 'Makes a new key for a site’s withdrawal links, or forgets the eldest.',
  usage: '<data folder> <site> --add | --drop',
  details: `  <data folder>         KVITTO_DATA of the collector
  <site>                whose links
  --add                 makes a new key: links that were sent before still work
  --drop                forgets the eldest: its links end nothing any more

The collector reads them at its next start. Several collectors of one database: change one, copy its
host-secrets-<site> to the others, start them all again; start them, too, between --add and --drop. The new
key is handed out once, to scope admin: POST /admin/v1/sites/<site>/link-key. Copy the file to where its
backup is, after each step. Who had an old key can withdraw with it until it is dropped.`,
  positionals: ['data folder', 'site'],
  options: { add: { type: 'boolean' }, drop: { type: 'boolean' } },
  async run(input, terminal) {
    const [data = '', site = ''] = input.positionals
    if (input.has('add') === input.has('drop')) {
      throw new CliError('usage', 'expected --add or --drop, found both or neither')
    }
    if (!/^[a-z0-9-]{1,40}$/.test(site)) {
      throw new CliError('usage', `expected the id of a site, found ${site}`)
    }
    const step = input.has('add') ? 'add' : 'drop'
    await exchange(data, site, step)
    terminal.print(
      step === 'add'
        ? 'a new link key is there once the collector has started again; older links work'
        : 'links of the eldest key end nothing once the collector has started again',
    )
    return 0
  },
}

/** The collector's package is loaded here alone. */
async function exchange(data: string, site: string, step: 'add' | 'drop'): Promise<void> {
  const { exchangeLinkKey } = await import('@kvitto/collector/link-key').catch((cause) => {
    const message = 'expected @kvitto/collector beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  try {
    await exchangeLinkKey(data, site, step)
  } catch (cause) {
    throw new CliError('file_unreadable', Object(cause).message, { cause })
  }
}
