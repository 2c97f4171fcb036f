import { knownLocaleOf, localeReviews, type Policy } from '@kvitto/core'
import { adapterWarnings } from '@kvitto/core/adapter-warnings'
import { appearanceWarnings } from '@kvitto/core/appearance-warnings'
import { pathWarnings } from '@kvitto/core/path-warnings'
import type { PolicyInForce, PublishedPolicy } from '../admin-client.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command, Terminal } from '../command.ts'
import { cookieDomainWarnings } from '../cookie-domain-warnings.ts'
import { readValidPolicy } from '../read-valid-policy.ts'
import { sharedHostWarnings } from '../shared-host-warnings.ts'

export const publish: Command = {
  name: 'publish',
  summary: 'Validates a policy and publishes it.',
  usage: '<policy.json|policy.ts> [options]',
  details: `  <policy>              JSON, or a module whose default export is the policy\n${collectorHelp}

The token needs the scope publish.`,
  positionals: ['policy'],
  options: collectorOptions,
  async run(input, terminal) {
    const [path = ''] = input.positionals
    const policy = await readValidPolicy(path, terminal)
    warn(policy, terminal)
    const client = await openCollector(input, terminal)
    const before = await client.policyInForce(policy.site)
    const published = await client.publishPolicy(policy)
    terminal.print(describe(policy, published, before))
    return 0
  },
}

/** What its owner should know, and may want. */
function warn(policy: Policy, terminal: Terminal): void {
  const all = [adapterWarnings, appearanceWarnings, cookieDomainWarnings, pathWarnings]
  const warnings = all.flatMap((of) => of(policy))
  for (const { path, message } of warnings) terminal.note(`warning: ${path}: ${message}`)
  for (const message of sharedHostWarnings(policy)) terminal.note(`warning: ${message}`)
  const unread = Object.keys(policy.texts).filter((tag) => !localeReviews[knownLocaleOf(tag) ?? ''])
  if (unread.length > 0) {
    terminal.note(
      `note: Kvitto's own words in ${unread.join(', ')} are machine-made, and no native speaker has read them yet`,
    )
  }
}

function describe(policy: Policy, published: PublishedPolicy, before?: PolicyInForce): string {
  const { policyVersion, isNew, effectiveAt, index, snippets } = published
  const isPlanned = Date.parse(effectiveAt) > Date.now()
  return `policyVersion  ${policyVersion}${isNew ? '' : ' (the newest already: nothing changed)'}
in force       ${isPlanned ? `from ${effectiveAt}` : 'now; open pages learn it within five minutes'}
log entry      ${index} of ${policy.site}
asked again    ${askedAgain(published.meanings, before)}

Floating snippet, follows what you publish:
${snippets.floating}

Pinned snippet; pages that have it keep their version until they are deployed with this one:
${snippets.pinned}

Inlined and strict snippets: kvitto snippet ${policy.site} --kind inlined (or strict)`
}

/** Compares with the version in force, as a returning visitor's browser does. */
function askedAgain(meanings: PublishedPolicy['meanings'], before?: PolicyInForce): string {
  if (!before) return 'everybody: this is the first version of the site'
  const asked = Object.entries(meanings).flatMap(([purpose, meaning]) => {
    const earlier = before.meanings[purpose]
    if (earlier === meaning) return []
    return [`${purpose} (${earlier === undefined ? 'new' : 'its meaning changed'})`]
  })
  return asked.length > 0 ? asked.join(', ') : 'nobody: no meaning changed'
}
