import { createAdminClient } from '../admin-client.ts'
import { collectorUrl } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { describeLogs } from '../logs/describe-logs.ts'
import { writeOutput } from '../write-output.ts'

export const logStatus: Command = {
  name: 'log status',
  summary:
    'Shows a site’s logs: where each begins, how it ended, where it goes on, what was pruned.',
  usage: '<site> [--out <file>] [--collector <url>]',
  details: `  <site>                whose logs
  --out <file>          keeps them with their proofs: \`kvitto verify <file>\` checks them offline
  --collector <url>     base URL of the collector (default KVITTO_URL, then http://localhost:8787)

Anybody may ask. An index counts a site's entries through all its logs.`,
  positionals: ['site'],
  options: { collector: { type: 'string' }, out: { type: 'string' } },
  async run(input, terminal) {
    const client = createAdminClient({ collector: collectorUrl(input, terminal) })
    const text = await client.readLogs(input.positionals[0] ?? '')
    const lines = describeLogs(text)
    const out = input.text('out')
    if (out) await writeOutput(out, text)
    for (const line of lines) terminal.print(line)
    return 0
  },
}
