import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'

export const logKey: Command = {
  name: 'log-key',
  summary: 'Exchanges the key that signs a collector’s logs, in two steps with time between them.',
  usage: '<data folder> --add | --drop',
  details: `  <data folder>         KVITTO_DATA of the collector
  --add                 makes a new key beside the one there is: from the next start on both sign
  --drop                removes the elder one: from the next start on the new one signs alone

Several collectors of one database: add on one, copy its log-key to the others, start them all again.
Between the steps give the new key to everybody who verifies, monitors or witnesses the logs: GET
/v1/sites/<site>/log/keys answers both. Everybody keeps the old one too: what it signed verifies by it alone.
Copy the file to where its backup is, after each step.`,
  positionals: ['data folder'],
  options: { add: { type: 'boolean' }, drop: { type: 'boolean' } },
  async run(input, terminal) {
    const [data = ''] = input.positionals
    if (input.has('add') === input.has('drop')) {
      throw new CliError('usage', 'expected --add or --drop, found both or neither')
    }
    const step = input.has('add') ? 'add' : 'drop'
    await exchange(data, step)
    terminal.print(
      step === 'add'
        ? 'two keys sign once the collector has started again'
        : 'the new key signs alone once the collector has started again',
    )
    return 0
  },
}

/** The collector's package is loaded here alone. */
async function exchange(data: string, step: 'add' | 'drop'): Promise<void> {
  const { exchangeLogKey } = await import('@kvitto/collector/log-key').catch((cause) => {
    const message = 'expected @kvitto/collector beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  try {
    await exchangeLogKey(data, step)
  } catch (cause) {
    throw new CliError('file_unreadable', Object(cause).message, { cause })
  }
}
