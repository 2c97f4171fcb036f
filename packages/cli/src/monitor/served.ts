import { canonicalize, hashText } from '@kvitto/receipt'
import { callCollector } from '../call-collector.ts'
import type { Check } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { isOfBuild } from './is-of-build.ts'
import type { MonitorState } from './monitor-state.ts'

type Seen = Pick<MonitorState, 'policies' | 'builds'>

/** What the collector gives to browsers; a check where it could not be read. */
export interface Served {
  script: { text: string; isOfBuild: boolean } | Check
  policy: { policyVersion: string; hash: string } | Check
}

/** To be read before the log: what is served must be in the log already, so a later log has it. */
export async function readServed(collector: string, site: string): Promise<Served> {
  return {
    script: await attempt('script', async () => {
      const path = `/s/${encodeURIComponent(site)}/kvitto.js`
      const { text } = await callCollector({ collector, method: 'GET', path })
      const [build] = namesOf('build', text)
      return {
        text,
        isOfBuild: build !== undefined && (await isKnownBuild(collector, text, build)),
      }
    }),
    policy: await attempt('policy', async () => {
      const path = `/v1/sites/${encodeURIComponent(site)}/policy`
      const answer = (await callCollector({ collector, method: 'GET', path })).json()
      const policyVersion = answer.text('policyVersion')
      return { policyVersion, hash: await hashText(canonicalize(answer.value('policy'))) }
    }),
  }
}

async function isKnownBuild(collector: string, script: string, build: string): Promise<boolean> {
  try {
    return await isOfBuild(collector, script, build)
  } catch (error) {
    if (error instanceof CliError && error.refusal === 'build_unknown') return false
    throw error
  }
}

/** Whether what is served stands in the log as far as it was followed. */
export function checkServed({ script, policy }: Served, state: Seen): Check[] {
  return [
    'status' in script ? script : checkScript(script, state),
    'status' in policy ? policy : checkPolicy(policy, state),
  ]
}

/** The slice in the script is JSON; a planned one inside it names its own version and build. */
function checkScript(
  { text, isOfBuild: isCode }: { text: string; isOfBuild: boolean },
  state: Seen,
): Check {
  const builds = namesOf('build', text)
  const policies = namesOf('policyVersion', text)
  if (builds.length === 0 || policies.length === 0) {
    return { name: 'script', status: 'failed', detail: 'it names no build and policy version' }
  }
  const build = builds.find((each) => !state.builds.includes(each))
  if (build) return notLogged('script', `build ${build}`)
  const policy = policies.find((each) => !state.policies.includes(each))
  if (policy) return notLogged('script', `policy ${policy}`)
  if (!isCode) {
    return { name: 'script', status: 'failed', detail: 'its code is NOT THE BUILD that it names' }
  }
  return { name: 'script', status: 'ok', detail: `build ${builds[0]}` }
}

function namesOf(member: string, script: string): string[] {
  const matches = script.matchAll(new RegExp(`"${member}":"([^"]*)"`, 'g'))
  return Array.from(matches, ([, name = '']) => name)
}

function checkPolicy(
  { policyVersion, hash }: { policyVersion: string; hash: string },
  { policies }: Seen,
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
