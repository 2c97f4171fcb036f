import { once } from 'node:events'
import type { WitnessEvent, WitnessOptions } from '@kvitto/witness'
import { CliError } from '../cli-error.ts'
import type { Command, CommandInput, Terminal } from '../command.ts'
import { readVkeys } from '../read-vkeys.ts'

export const witnessCommand: Command = {
  name: 'witness',
  summary: 'Cosigns other people’s logs: that each only grows, and is the same for everybody.',
  usage: '<data folder> --name <name> --logs <file>… [options]',
  details: `  <data folder>         of the witness alone: its key, and the last checkpoint of each log
  --name <name>         of its key: a URL without the schema, fixed at first start
  --ml-dsa              at first start makes an ML-DSA-44 key, which is secure against quantum computers too: for
                        who reads such cosignatures (2.4 KB each). Otherwise the key is Ed25519
  --logs <file>         vkeys of the logs to cosign, one a line, # before a remark; may be repeated
  --port <port>         (default 8790)
  --host <address>      to listen on (default localhost; put a reverse proxy with TLS in front)

Speaks C2SP tlog-witness: POST /add-checkpoint; GET /<hex SHA-256 of a log's origin>/checkpoint for monitors.
Prints its vkey, and a line for each checkpoint that it did not cosign. \`refused: root_differs\` is a log's fork:
both signed checkpoints are kept in the data folder's witness.db. \`not cosigned\` may be a stranger's doing. Never
go back to a copy of that folder: a witness that forgets cosigns a fork. Where it is lost, start another one, with
another name. Ends with 0 on SIGTERM or SIGINT.`,
  positionals: ['data folder'],
  options: {
    name: { type: 'string' },
    'ml-dsa': { type: 'boolean' },
    logs: { type: 'string', multiple: true },
    port: { type: 'string' },
    host: { type: 'string' },
  },
  async run(input, terminal) {
    const witness = await start(await readOptions(input, terminal))
    terminal.print(`witness listens on port ${witness.port}\n${witness.vkey}`)
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    await witness.stop()
    return 0
  },
}

async function readOptions(input: CommandInput, terminal: Terminal): Promise<WitnessOptions> {
  const [data = ''] = input.positionals
  const { logKeys, witnessKeys } = await readVkeys('logs', input.texts('logs'))
  if (logKeys.length === 0 || witnessKeys.length > 0) {
    throw new CliError('usage', 'expected --logs with vkeys of logs alone, found others or none')
  }
  return {
    data,
    name: readName(input.text('name')),
    ...(input.has('ml-dsa') && { algorithm: 'ml-dsa-44' as const }),
    logKeys,
    port: readPort(input.text('port') ?? '8790'),
    host: input.text('host') ?? 'localhost',
    report: (event) => report(event, terminal),
  }
}

function readName(name: string | undefined): string {
  if (name !== undefined && /^[^\s+]{1,200}$/u.test(name)) return name
  throw new CliError('usage', 'expected --name without spaces or plus, found another or none')
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new CliError('usage', `expected --port from 0 to 65535, found ${text}`)
}

/** Of logs that are witnessed. Two signed trees of one size are a log's fault; what is not proven or signed, anybody can send. */
function report({ code, origin, error }: WitnessEvent, terminal: Terminal): void {
  if (code === 'internal') terminal.note(`internal error: ${Object(error).message}`)
  if (origin === undefined) return
  if (code === 'root_differs') terminal.print(`refused: ${code}: ${origin}`)
  // A log that does not know what was cosigned last asks with a wrong size, of which nothing is said: that is how it learns it.
  if (code === 'proof_wrong' || code === 'key_unknown') {
    terminal.print(`not cosigned: ${code}: ${origin}`)
  }
}

/** The witness's package is loaded here alone. */
async function start(options: WitnessOptions) {
  const { startWitness } = await import('@kvitto/witness').catch((cause) => {
    const message = 'expected @kvitto/witness beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  try {
    return await startWitness(options)
  } catch (cause) {
    throw new CliError('witness_unusable', Object(cause).message, { cause })
  }
}
