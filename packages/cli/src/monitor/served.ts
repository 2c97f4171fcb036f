import { canonicalize, hashText } from '@kvitto/receipt'
import { callCollector } from '../call-collector.ts'
import type { Check } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import type { MonitorState } from './monitor-state.ts'

/** What the collector gives to browsers; a check where it could not be read. */
export interface Served {
  script: string | Check
  policy: { policyVersion: string; hash: string } | Check
}

/** To be read before the log: what is served must be in the log already, so a later log has it. */
export async function readServed(collector: string, site: string): Promise<Served> {
  return {
    script: await attempt('script', async () => {
      const path = `/s/${encodeURIComponent(site)}/kvitto.js`
      return (await callCollector({ collector, method: 'GET', path })).text
    }),
    policy: await attempt('policy', async () => {
      const path = `/v1/sites/${encodeURIComponent(site)}/policy`
      const answer = (await callCollector({ collector, method: 'GET', path })).json()
      const policyVersion = answer.text('policyVersion')
      return { policyVersion, hash: await hashText(canonicalize(answer.value('policy'))) }
    }),
  }
}

/** Whether what is served stands in the log as far as it was followed. */
export function checkServed({ script, policy }: Served, state: MonitorState): Check[] {
  return [
    typeof script === 'string' ? checkScript(script, state) : script,
    'status' in policy ? policy : checkPolicy(policy, state),
  ]
}

/** The slice in the script is JSON; a planned one inside it names its own version and build. */
function checkScript(script: string, state: MonitorState): Check {
  const builds = namesOf('build', script)
  const policies = namesOf('policyVersion', script)
  if (builds.length === 0 || policies.length === 0) {
    return { name: 'script', status: 'failed', detail: 'it names no build and policy version' }
  }
  const build = builds.find((each) => !state.builds.includes(each))
  if (build) return notLogged('script', `build ${build}`)
  const policy = policies.find((each) => !state.policies.includes(each))
  if (policy) return notLogged('script', `policy ${policy}`)
  return { name: 'script', status: 'ok', detail: `build ${builds[0]}` }
}

function namesOf(member: string, script: string): string[] {
  const matches = script.matchAll(new RegExp(`"${member}":"([^"]*)"`, 'g'))
  return Array.from(matches, ([, name = '']) => name)
}

function checkPolicy(
  { policyVersion, hash }: { policyVersion: string; hash: string },
  { policies }: MonitorState,
): Check {
  const name = 'policy'
  if (hash !== policyVersion) {
    return {
      name,
      status: 'failed',
      detail: `policy ${policyVersion} has other bytes than its name says`,
    }
  }
  return policies.includes(policyVersion)
    ? { name, status: 'ok', detail: policyVersion }
    : notLogged(name, `policy ${policyVersion}`)
}

function notLogged(name: string, what: string): Check {
  return { name, status: 'failed', detail: `${what} is NOT IN THE LOG` }
}

async function attempt<T>(name: string, read: () => Promise<T>): Promise<T | Check> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    return { name, status: 'not-checked', detail: `${error.code}: ${error.message}` }
  }
}
