import type { Id, PathRule } from '@kvitto/core'
import type { PolicyInForce, SnippetsInForce } from './admin-client.ts'
import { readSnippets } from './admin-rows.ts'
import { type Answer, parseAnswer } from './answer.ts'
import { callCollector } from './call-collector.ts'
import { CliError } from './cli-error.ts'

const NOT_PUBLISHED = new Set(['site_unknown', 'policy_unknown'])

/** What anybody may ask a collector of a site. Throws what `callCollector` throws, and `answer_malformed`. */
function ask(collector: string, site: Id, what: string) {
  const path = `/v1/sites/${encodeURIComponent(site)}/${what}`
  return callCollector({ collector, method: 'GET', path })
}

/** Undefined where nothing is published yet. */
export async function policyInForce(
  collector: string,
  site: Id,
): Promise<PolicyInForce | undefined> {
  try {
    const body = (await ask(collector, site, 'policy')).json()
    return { policyVersion: body.text('policyVersion'), meanings: body.texts('meanings') }
  } catch (error) {
    if (error instanceof CliError && NOT_PUBLISHED.has(error.refusal ?? '')) return undefined
    throw error
  }
}

export async function snippetsInForce(collector: string, site: Id): Promise<SnippetsInForce> {
  const body = (await ask(collector, site, 'snippets')).json()
  const slice = body.object('slice')
  const voided = slice.words('void')
  return {
    policyVersion: body.text('policyVersion'),
    snippets: readSnippets(body),
    slice: {
      meanings: slice.texts('meanings'),
      services: slice.list('services').map((service) => ({
        id: service.text('id'),
        purposes: service.words('purposes'),
        hosts: service.words('hosts'),
        ...(service.value('paths') !== undefined && { paths: readPaths(service.object('paths')) }),
      })),
      hosts: slice.words('hosts'),
      collector: slice.text('collector'),
      ...(voided.length > 0 && { void: voided }),
    },
  }
}

function readPaths(paths: Answer): PathRule {
  const isThere = (name: string) => paths.value(name) !== undefined
  return {
    ...(isThere('include') && { include: paths.words('include') }),
    ...(isThere('exclude') && { exclude: paths.words('exclude') }),
  }
}

/** The vkey of the site's first log. */
export async function logKey(collector: string, site: Id): Promise<string> {
  return (await ask(collector, site, 'log/key')).text.trim()
}

/**
 * The vkeys of all its logs. Of one that has ended those that signed its end, which the next one names: its collector may
 * have others by now.
 */
export async function logKeys(collector: string, site: Id): Promise<string[]> {
  const logs = (await ask(collector, site, 'logs')).json().list('logs')
  const ended = logs.slice(1).flatMap((log) => {
    const record = parseAnswer(log.object('opened').text('record'), 'record')
    return record.object('predecessor').words('keys')
  })
  const { text } = await ask(collector, site, `log/${logs.length > 1 ? `${logs.length}/` : ''}keys`)
  return [...ended, ...text.trim().split('\n')]
}
