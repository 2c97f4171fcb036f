import { CliError } from './cli-error.ts'
import type { Command, Terminal } from './command.ts'
import { accesses } from './commands/accesses.ts'
import { backup } from './commands/backup.ts'
import { bundle } from './commands/bundle.ts'
import { counts } from './commands/counts.ts'
import { declaration } from './commands/declaration.ts'
import { erase } from './commands/erase.ts'
import { exportCommand } from './commands/export.ts'
import { fsckCommand } from './commands/fsck.ts'
import { linkKey } from './commands/link-key.ts'
import { logClose } from './commands/log-close.ts'
import { logKey } from './commands/log-key.ts'
import { logPrune } from './commands/log-prune.ts'
import { logStatus } from './commands/log-status.ts'
import { monitor } from './commands/monitor.ts'
import { publish } from './commands/publish.ts'
import { rewrap } from './commands/rewrap.ts'
import { sitesAdd } from './commands/sites-add.ts'
import { snippet } from './commands/snippet.ts'
import { snippetCheck } from './commands/snippet-check.ts'
import { subject } from './commands/subject.ts'
import { tallies } from './commands/tallies.ts'
import { textsExport } from './commands/texts-export.ts'
import { textsImport } from './commands/texts-import.ts'
import { tokensCreate } from './commands/tokens-create.ts'
import { tokensList } from './commands/tokens-list.ts'
import { tokensRevoke } from './commands/tokens-revoke.ts'
import { verify } from './commands/verify.ts'
import { witnessCommand } from './commands/witness.ts'
import { readInput } from './read-input.ts'

// `snippet --check` before `snippet`: the first whose words are typed is meant.
const COMMANDS = [
  sitesAdd,
  publish,
  snippetCheck,
  snippet,
  textsExport,
  textsImport,
  tokensCreate,
  tokensList,
  tokensRevoke,
  counts,
  tallies,
  accesses,
  subject,
  bundle,
  erase,
  declaration,
  verify,
  fsckCommand,
  rewrap,
  backup,
  exportCommand,
  logKey,
  linkKey,
  logStatus,
  logClose,
  logPrune,
  monitor,
  witnessCommand,
]

/** As in BSD's sysexits.h: the command was used wrongly. */
const EXIT_USAGE = 64

/** Runs one command line; resolves to the exit code and never throws for a caller's or bad data's sake. */
export async function runCli(args: string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    terminal.note(`kvitto: ${error.code}: ${error.message}`)
    return error.code === 'usage' ? EXIT_USAGE : 1
  }
}

async function run(args: string[], terminal: Terminal): Promise<number> {
  const command = findCommand(args)
  if (!command) {
    if (args.length === 0 || args[0] === '--help' || args[0] === '-h' || args[0] === 'help') {
      terminal.print(overview())
      return args.length === 0 ? EXIT_USAGE : 0
    }
    throw new CliError('usage', `expected a command (see kvitto --help), found ${args[0]}`)
  }
  const input = readInput(command, args.slice(command.name.split(' ').length))
  if (input) return command.run(input, terminal)
  terminal.print(helpOf(command))
  return 0
}

function findCommand(args: string[]): Command | undefined {
  return COMMANDS.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
}

function overview(): string {
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(16)}${summary}`)
  return `kvitto: publish policies, hand out tokens, verify receipts

${lines.join('\n')}

kvitto <command> --help tells more. Exit codes: 0 done, 1 failed, ${EXIT_USAGE} used wrongly;
verify, fsck, monitor and snippet --check: 0 right, 1 wrong, 2 not all could be checked.`
}

function helpOf({ name, summary, usage, details }: Command): string {
  return `kvitto ${name} ${usage}\n\n${summary}\n\n${details}`
}
