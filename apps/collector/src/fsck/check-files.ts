import { hash } from 'node:crypto'
import type { Policy } from '@kvitto/core'
import { canonicalize, publishPolicy } from '@kvitto/receipt'
import type { AuditRows, PolicyRow } from './audit-rows.ts'
import type { Fault } from './fault.ts'

/** Policies, builds, their files and scripts have the hash that names them; what a policy says beside is derived. */
export async function checkFiles(rows: AuditRows): Promise<Fault | undefined> {
  const published = new Set<string>()
  for (const site of await rows.sites()) {
    for await (const { policyVersion } of rows.publications(site)) published.add(policyVersion)
  }
  for await (const policy of rows.policies()) {
    const problem = await policyProblem(policy, published)
    if (problem) return fault(`policy ${policy.policyVersion} ${problem}`)
  }
  const files = new Set<string>()
  for await (const { name, bytes } of rows.files()) {
    if (hash('sha256', bytes, 'base64url') !== name) return fault(`file ${name} is altered`)
    files.add(name)
  }
  for await (const { name, text } of rows.builds()) {
    if (hash('sha256', text, 'base64url') !== name) return fault(`build ${name} is altered`)
    const lost = Object.entries<string>(JSON.parse(text).files).find(([, file]) => !files.has(file))
    if (lost) return fault(`build ${name} has lost its file ${lost[0]}`)
  }
  for await (const { name, text } of rows.scripts()) {
    if (hash('sha256', text, 'base64url') !== name) return fault(`script ${name} is altered`)
  }
  return undefined
}

async function policyProblem(row: PolicyRow, published: Set<string>): Promise<string | undefined> {
  const { policyVersion, bytes } = row
  if (hash('sha256', bytes, 'base64url') !== policyVersion) return 'is altered'
  if (!published.has(policyVersion)) return 'is in no log'
  const policy: Policy = JSON.parse(bytes)
  if (Date.parse(policy.effectiveAt) !== row.effectiveAt) return 'takes effect at another time'
  const { meanings } = await publishPolicy(policy)
  return isMeanings(row.meanings, canonicalize(meanings)) ? undefined : 'has other meanings'
}

function isMeanings(json: string, expected: string): boolean {
  try {
    return canonicalize(JSON.parse(json)) === expected
  } catch {
    return false
  }
}

function fault(problem: string): Fault {
  return { index: null, problem }
}
