import { readFile } from 'node:fs/promises'
import { createAdminClient } from '../admin-client.ts'
import { checkLine, exitCodeOf } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { collectorUrl } from '../collector-options.ts'
import type { Command, CommandInput, Terminal } from '../command.ts'
import type { AskCollector, ServedPage } from '../page/check-page.ts'
import { checkPage } from '../page/check-page.ts'
import { decodeHtml } from '../page/decode-html.ts'
import type { FoundLoader } from '../page/find-loader.ts'
import { memberOf } from '../page/find-loader.ts'
import type { PageCheck } from '../page/page-check.ts'

/** ms. For each answer. */
const PATIENCE = 30_000

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
    if (page.address && page.address !== new URL(path).href) {
      terminal.note(`${path} leads to ${page.address}: that page is checked`)
    }
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
    const signal = AbortSignal.timeout(PATIENCE)
    const answer = await fetch(path, { headers: { Accept: 'text/html' }, signal })
    const { headers, status, url } = answer
    const html = decodeHtml(await answer.bytes(), headers.get('content-type') ?? '')
    return { html, headers, status, address: url }
  } catch (cause) {
    const message = `expected a page at ${path}: ${reasonOf(cause)}`
    throw new CliError('file_unreadable', message, { cause })
  }
}

/** What fetch throws tells its reason in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = Object(error)
  return cause?.message || cause?.code || message
}

/** The collector that is named by hand, or by the page. */
function askCollector(input: CommandInput, terminal: Terminal): AskCollector {
  const baseOf = ({ collector }: FoundLoader): string | undefined =>
    input.text('collector') ? collectorUrl(input, terminal) : (collector ?? terminal.env.KVITTO_URL)
  return {
    async snippets(loader) {
      const unreached = (why = ''): PageCheck => ({
        name: 'version',
        status: 'not-checked',
        detail: `the collector was not reached${why}`,
      })
      const collector = baseOf(loader)
      if (!collector) return unreached()
      try {
        return await createAdminClient({ collector }).snippets(loader.site)
      } catch (error) {
        if (!(error instanceof CliError)) throw error
        if (error.code === 'collector_unreachable') return unreached(`: ${error.message}`)
        return { name: 'version', status: 'failed', detail: `${error.code}: ${error.message}` }
      }
    },
    script({ url, hash, ...loader }) {
      const file = hash ? `kvitto.${hash}.js` : 'kvitto.js'
      return readScript(url ?? `${baseOf(loader)}/s/${loader.site}/${file}`, loader.site)
    },
  }
}

/** As a browser loads it: where it leads elsewhere, there. */
async function readScript(url: string, site: string): Promise<{ text: string } | PageCheck> {
  const failed = (found: string): PageCheck => ({
    name: 'version',
    status: 'failed',
    detail: `expected the loader of ${site} at ${url}${found}`,
  })
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    const text = await answer.text()
    if (!answer.ok) return failed(`, found status ${answer.status}`)
    const type = answer.headers.get('content-type') ?? ''
    if (!/javascript/i.test(type)) return failed(`, found ${type || 'no type'}`)
    return memberOf('site', text) === site ? { text } : failed(', found another script')
  } catch (error) {
    return failed(`: ${reasonOf(error)}`)
  }
}
