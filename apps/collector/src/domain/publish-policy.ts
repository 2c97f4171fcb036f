import type { Id, Policy, Time } from '@kvitto/core'
import { validatePolicy } from '@kvitto/core/validate-policy'
import { bytesOf, publishPolicy as publish, sha256 } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { appendBuild } from './append-build.ts'
import { makeSnippets } from './make-snippets.ts'
import { requireSite } from './require-site.ts'
import type { Snippets } from './snippets-of.ts'

export interface PublishedPolicy {
  policyVersion: string
  meanings: Record<Id, string>
  effectiveAt: Time
  /** Of its entry in the site's log. */
  index: number
  snippets: Snippets
}

/** Validates, hashes and logs a version. The site's newest again changes nothing: `isNew` is false. */
export async function publishPolicy(
  deps: Deps,
  site: Id,
  input: unknown,
): Promise<PublishedPolicy & { isNew: boolean }> {
  await requireSite(deps.store, site)
  checkPolicy(input)
  if (input.site !== site) {
    const message = `expected ${site}, found ${input.site}`
    throw new CollectorError('policy_invalid', message, { path: 'site' })
  }
  const { policyVersion, meanings, bytes } = await publish(input)
  const { effectiveAt } = input
  const outcome = await deps.log.append({
    kind: 'policy',
    site,
    policy: { policyVersion, effectiveAt, bytes, meanings },
    standsFor: await sha256(bytesOf(bytes)),
  })
  if (!('index' in outcome)) throw new Error('expected a policy to be appended')
  await appendBuild(deps, site, deps.build.manifest)
  const { snippets } = await makeSnippets(deps, site)
  const isNew = outcome.outcome === 'appended'
  return { policyVersion, meanings, effectiveAt, index: outcome.index, snippets, isNew }
}

function checkPolicy(input: unknown): asserts input is Policy {
  const [issue] = validatePolicy(input)
  if (!issue) return
  const { path, expected, found } = issue
  throw new CollectorError('policy_invalid', `expected ${expected}, found ${found}`, { path })
}
