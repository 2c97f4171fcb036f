import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { readSubject, subjectHelp, subjectOptions } from '../subject-options.ts'

export const erase: Command = {
  name: 'erase',
  summary: 'Erases the receipts of a person who asked for it, and shows what the log says of it.',
  usage: '--site <site> --subject <subject id> [options]',
  details: `${subjectHelp}
${collectorHelp}

Prints the record that the log's entry stands for, which names entries and no person: give it to whoever
asked. What was given is withdrawn first. It cannot be undone. Done again, it prints the same.

The calling token needs the scope erase; the collector keeps a line of who called.`,
  positionals: [],
  options: { ...collectorOptions, ...subjectOptions },
  async run(input, terminal) {
    const { site, subjectId } = readSubject(input)
    const client = await openCollector(input, terminal)
    const { index, receivedAt, record } = await client.eraseSubject(site, subjectId)
    terminal.note(`erased at ${receivedAt}, entry ${index} of the log`)
    terminal.print(record)
    return 0
  },
}
