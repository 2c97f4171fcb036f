import { hostCovers } from '@kvitto/core'
import type { StrictDirective } from '@kvitto/gate/strict-policy'
import { strictSnippet } from '@kvitto/gate/strict-snippet'
import type { SnippetsInForce } from '../admin-client.ts'
import { createAdminClient } from '../admin-client.ts'
import { CliError } from '../cli-error.ts'
import { collectorUrl } from '../collector-options.ts'
import type { Command, CommandInput } from '../command.ts'
import { readChoice } from '../read-choice.ts'

const KINDS = ['inlined', 'pinned', 'floating', 'strict'] as const
type Kind = (typeof KINDS)[number]

export const snippet: Command = {
  name: 'snippet',
  summary: 'Prints what goes at the start of a page’s head.',
  usage: '<site> [--kind inlined|pinned|floating|strict] [options]',
  details: `  --kind inlined        the whole loader: no request, nothing to wait for (default)
  --kind pinned         one file for ever, checked by the browser
  --kind floating       follows what is published, within five minutes
  --kind strict         policies for the browser itself, for pages that are files; goes before
                        one of the other three. Pages made by a server use kvitto/server.
  --nonce <text>        of your own Content-Security-Policy, as your templates write it
  --source <d>=<s>      strict: a source of your own for a directive, img-src=cdn.example; default-src=…
                        for all. May be repeated.
  --collector <url>     base URL of the collector (default KVITTO_URL, then http://localhost:8787)

The page's own loader can be checked with kvitto snippet --check.`,
  positionals: ['site'],
  options: {
    kind: { type: 'string' },
    nonce: { type: 'string' },
    source: { type: 'string', multiple: true },
    collector: { type: 'string' },
  },
  async run(input, terminal) {
    const [site = ''] = input.positionals
    const kind = readChoice('--kind', KINDS, input.text('kind') ?? 'inlined')
    const client = createAdminClient({ collector: collectorUrl(input, terminal) })
    const inForce = await client.snippets(site)
    terminal.print(kind === 'strict' ? strict(inForce, input) : loader(inForce, kind, input))
    if (kind === 'strict') {
      terminal.note(
        'Put it before the loader, which goes on to hold what no policy of a browser can.',
      )
      for (const message of notHeld(inForce.slice)) terminal.note(`warning: ${message}`)
    }
    return 0
  },
}

function loader({ snippets }: SnippetsInForce, kind: Kind, input: CommandInput): string {
  const nonce = input.text('nonce')
  if (nonce === undefined) return snippets[kind]
  const text = nonce.replaceAll('"', '&quot;')
  return snippets[kind].replace(/^<script/, () => `<script nonce="${text}"`)
}

function strict({ slice }: SnippetsInForce, input: CommandInput): string {
  const nonce = input.text('nonce')
  const sources: Partial<Record<StrictDirective, string[]>> = {}
  for (const text of input.texts('source')) {
    const [, name = '', source = ''] = /^([a-z-]+)=(.+)$/.exec(text) ?? []
    const directive = DIRECTIVES.find((each) => each === name)
    if (!directive)
      throw new CliError('usage', `expected --source <directive>=<source>, found ${text}`)
    sources[directive] = [...(sources[directive] ?? []), source]
  }
  try {
    return strictSnippet(slice, { sources, ...(nonce !== undefined && { nonce }) }).html
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new CliError('usage', cause.message, { cause })
  }
}

/** What of optional services it opens for everybody, and what on paths where they may not run. */
function notHeld({ services, hosts: essential = [] }: SnippetsInForce['slice']): string[] {
  return services.flatMap(({ id, hosts = [], paths }) => [
    ...hosts.flatMap((host) => {
      if (host.startsWith('/')) return [`${host} of ${id} lies on this origin: not held`]
      const under = essential.find((each) => hostCovers(each, new URL(`https://${host}`)))
      return under ? [`${host} of ${id} lies on ${under}, which is essential: not held`] : []
    }),
    ...(paths ? [`${id} may not run on every path: strict does not tell them apart`] : []),
  ])
}

const DIRECTIVES: StrictDirective[] = [
  'default-src',
  'connect-src',
  'font-src',
  'form-action',
  'frame-src',
  'img-src',
  'manifest-src',
  'media-src',
  'object-src',
  'script-src',
  'style-src',
  'worker-src',
]
