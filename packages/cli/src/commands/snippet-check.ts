import { readFile } from 'node:fs/promises'
import type { SnippetsInForce } from '../admin-client.ts'
import { createAdminClient } from '../admin-client.ts'
import { checkLine, exitCodeOf } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { collectorUrl } from '../collector-options.ts'
import type { Command, CommandInput, Terminal } from '../command.ts'
import type { AskCollector, ServedPage } from '../page/check-page.ts'
import { checkPage } from '../page/check-page.ts'
import { decodeHtml } from '../page/decode-html.ts'
import type { FoundLoader } from '../page/find-loader.ts'

export const snippetCheck: Command = {
  name: 'snippet --check',
  summary:
    'Reads a page as it is served, and says what of the snippets is right and what is wrong.',
  usage: '<file or URL> [--collector <url>]',
  details: `  <file or URL>         the bytes that browsers get; a file has no headers to look at
  --collector <url>     where to ask for what is in force (default: the one that the page names)

Exit codes: 0 all right, 1 something is wrong, 2 nothing is wrong but not all could be checked,
64 used wrongly.`,
  positionals: ['file or URL'],
  options: { collector: { type: 'string' } },
  async run(input, terminal) {
    const [path = ''] = input.positionals
    const page = await readServed(path)
    const checks = await checkPage(page, askCollector(input, terminal))
    for (const check of checks) terminal.print(checkLine(check))
    return exitCodeOf(checks)
  },
}

async function readServed(path: string): Promise<ServedPage> {
  if (!/^https?:\/\//.test(path)) {
    const bytes = await readFile(path).catch((cause) => {
      throw new CliError('file_unreadable', `expected a page at ${path}, found none`, { cause })
    })
    return { html: decodeHtml(bytes) }
  }
  try {
    const signal = AbortSignal.timeout(30_000)
    const answer = await fetch(path, { headers: { Accept: 'text/html' }, signal })
    const { headers, status, url } = answer
    const html = decodeHtml(await answer.bytes(), headers.get('content-type') ?? '')
    return { html, headers, status, address: url }
  } catch (cause) {
    throw new CliError('file_unreadable', `expected a page at ${path}, found none`, { cause })
  }
}

/** The collector that is named by hand, or by the page. */
function askCollector(input: CommandInput, terminal: Terminal): AskCollector {
  const baseOf = ({ collector }: FoundLoader): string | undefined =>
    input.text('collector') ? collectorUrl(input, terminal) : (collector ?? terminal.env.KVITTO_URL)
  return {
    async snippets(loader): Promise<SnippetsInForce | undefined> {
      const collector = baseOf(loader)
      if (!collector) return undefined
      try {
        return await createAdminClient({ collector }).snippets(loader.site)
      } catch (error) {
        if (error instanceof CliError && error.code === 'collector_unreachable') return undefined
        throw error
      }
    },
    async isKnown(loader) {
      const path = `/s/${loader.site}/kvitto.${loader.hash}.js`
      const answer = await fetch(`${baseOf(loader)}${path}`, { method: 'HEAD' })
      return answer.ok
    },
  }
}
