import { type AdminClient, createAdminClient } from './admin-client.ts'
import { CliError } from './cli-error.ts'
import type { CommandInput, Terminal } from './command.ts'
import { readTextFile } from './read-text-file.ts'

/** Options of every command that speaks to a collector. */
export const collectorOptions = {
  collector: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
} as const

export const collectorHelp = `  --collector <url>     base URL of the collector (default KVITTO_URL, then http://localhost:8787)
  --token <token>       (default KVITTO_TOKEN; other users of this machine can see arguments)
  --token-file <file>   file that holds the token`

const DEFAULT = 'http://localhost:8787'

/** The client that these options name; throws `token_missing` when there is no token. */
export async function openCollector(input: CommandInput, terminal: Terminal): Promise<AdminClient> {
  const collector = collectorUrl(input, terminal)
  return createAdminClient({ collector, token: await findToken(input, terminal.env) })
}

/** Where the collector is; throws `usage` when that is no address. */
export function collectorUrl(input: CommandInput, { env }: Terminal): string {
  return checkUrl('--collector', input.text('collector') || env.KVITTO_URL || DEFAULT)
}

/** An address as given; throws `usage` for what is none. */
export function checkUrl(what: string, url: string): string {
  if (URL.canParse(url) && /^https?:/.test(url)) return url
  throw new CliError('usage', `expected ${what} to be an http(s) address, found ${url}`)
}

/** Throws `token_missing` when there is none that can be sent. */
export async function findToken(input: CommandInput, env: Terminal['env']): Promise<string> {
  const file = input.text('token-file')
  const token = input.text('token') ?? (file ? await readTokenFile(file) : env.KVITTO_TOKEN)
  if (!token) {
    throw new CliError(
      'token_missing',
      'expected --token, --token-file or KVITTO_TOKEN, found none',
    )
  }
  // Anything else cannot be sent in a header.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new CliError('token_missing', 'expected a token of visible ASCII, found another')
  }
  return token
}

async function readTokenFile(file: string): Promise<string> {
  const text = await readTextFile(file, `expected a token file at ${file}, found none`)
  // As a shell leaves it when the command that should have filled it was refused.
  if (text.trim() === '') {
    throw new CliError('token_missing', `expected a token in ${file}, found it empty`)
  }
  return text.trim()
}
